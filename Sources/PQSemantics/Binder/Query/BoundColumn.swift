import PQModel

/// A column and what is known of its numbers.
struct BoundColumn {
  let name: String
  let typed: TypedExpression
  let range: Range<Int>

  /// The name in small letters, by which it is found.
  var key: String { name.lowercased() }

  /// The column as others see it.
  var output: OutputColumn {
    OutputColumn(name: name, expression: typed.expression, unit: typed.shownUnit, range: range)
  }

  /// What the column was in the range that is compared with, and how it has changed since, as a
  /// part of what it was.
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
  /// Those that are right.
  var columns: [BoundColumn] = []
  /// The names of those that are wrong, in small letters.
  var broken: Set<String> = []

  /// The columns as others see them; nil if none is right.
  var shown: [OutputColumn]? { columns.isEmpty ? nil : columns.map(\.output) }
}
