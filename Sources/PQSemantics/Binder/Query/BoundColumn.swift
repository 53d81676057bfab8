import PQModel

/// A column with the properties of its numbers.
struct BoundColumn {
  let name: String
  let typed: TypedExpression
  let range: Range<Int>

  /// The name in lower case, for lookups.
  var key: String { name.lowercased() }

  /// The public form of the column.
  var output: OutputColumn {
    OutputColumn(name: name, expression: typed.expression, unit: typed.shownUnit, range: range)
  }

  /// The two columns that COMPARE WITH adds: the value in the other range, and the relative change
  /// from it.
  var compared: [BoundColumn] {
    [
      with("_before", .before(typed.expression), typed.unit),
      with("_change", .change(typed.expression), .ratio),
    ]
  }

  private func with(_ suffix: String, _ expression: Expression, _ unit: Unit?) -> BoundColumn {
    var changed = typed
    (changed.expression, changed.unit, changed.additivity) = (expression, unit, [])
    changed.traits.insert(.otherRange)
    return BoundColumn(name: name + suffix, typed: changed, range: range)
  }
}

/// The columns of a query.
struct BoundColumns {
  /// The correct columns.
  var columns: [BoundColumn] = []
  /// The names of the incorrect columns, in lower case.
  var broken: Set<String> = []

  /// The public form of the correct columns; `nil` if there are none.
  var shown: [OutputColumn]? { columns.isEmpty ? nil : columns.map(\.output) }
}
