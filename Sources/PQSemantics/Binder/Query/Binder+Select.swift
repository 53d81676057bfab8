import PQModel
import PQSyntax

/// SELECT: the columns. All names of columns are distinct, including the automatic columns. `*`
/// means all metrics.
extension Binder {
  /// Returns the columns. With COMPARE WITH, each column is followed by a column with its earlier
  /// value and a column with its change.
  mutating func columns(
    _ clauses: [SyntaxNode], _ time: QueryTime, _ dimensions: [Located<ExportDimension>]
  ) -> BoundColumns {
    guard let clause = clauses[.selectClause] else { return BoundColumns() }
    var scope = ExpressionScope(hasBuckets: time.hasBuckets, zone: time.zone ?? .utc)
    scope.isSelect = true
    scope.futureColumns = Set(clause.children.compactMap { $0.child(.alias)?.text.lowercased() })
    var columns = BoundColumns()
    var names = Set(time.columnNames + dimensions.map(\.value.rawValue))
    for item in clause.children where !problems.isFull {
      if let found = self.columns(of: item, in: scope) {
        add(found, of: item, to: &columns, &names)
      } else if let alias = item.child(.alias) {
        columns.namesWithErrors.insert(alias.text.lowercased())
      }
    }
    return clauses[.compareClause] == nil ? columns : compared(columns)
  }

  private mutating func add(
    _ found: [BoundColumn], of item: SyntaxNode, to columns: inout BoundColumns,
    _ names: inout Set<String>
  ) {
    if let double = found.first(where: { names.contains($0.key) }) {
      problems.append(.duplicateColumn(double.name, at: item.range))
    }
    for column in found where names.insert(column.key).inserted { columns.columns.append(column) }
  }

  private mutating func columns(
    of item: SyntaxNode, in scope: ExpressionScope
  ) -> [BoundColumn]? {
    guard let node = item.children.first else { return nil }
    guard node.kind != .star else { return allMetrics(at: item.range) }
    guard let typed = column(node, in: scope) else { return nil }
    let name = item.child(.alias)?.text ?? Self.name(of: node)
    return [BoundColumn(name: name, typed: typed, range: item.range)]
  }

  private mutating func allMetrics(at range: Range<Int>) -> [BoundColumn]? {
    if catalog.metrics.isEmpty { problems.append(.absent("metric", "*", has: [], at: range)) }
    return catalog.metrics.map {
      BoundColumn(name: $0.rawValue, typed: TypedExpression($0), range: range)
    }
  }

  /// Returns the name of a column without an alias: its expression as the formatter writes it, with
  /// metrics in lower case. A name in parentheses is written without them.
  private static func name(of node: SyntaxNode) -> String {
    let inner = node.ungrouped
    return (inner.kind == .name ? inner : node).canonicalText { name in
      Metric(rawValue: name.lowercased())?.rawValue ?? name
    }
  }

  /// Binds the expression of a column. The expression must depend on a metric.
  private mutating func column(
    _ node: SyntaxNode, in scope: ExpressionScope
  ) -> TypedExpression? {
    let typed = node.kind == .string ? nil : expression(node, in: scope)
    guard typed?.isConstant ?? (node.kind == .string) else { return typed }
    report(.notAColumn(node), about: node)
    return nil
  }

  private mutating func compared(_ columns: BoundColumns) -> BoundColumns {
    var result = columns
    var taken: [String: BoundColumn] = [:]
    for column in columns.columns { taken[column.key] = column }
    result.columns = columns.columns.flatMap { column in
      for extra in column.compared {
        guard let other = taken[extra.key] else { continue }
        problems.append(.duplicateColumn(extra.name, at: other.range))
      }
      return [column] + column.compared
    }
    for name in columns.namesWithErrors {
      result.namesWithErrors.formUnion([name + "_before", name + "_change"])
    }
    return result
  }
}

/// A column with the properties of its values.
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

  /// The two columns that COMPARE WITH adds: the value in the comparison range, and the relative
  /// change from that value.
  var compared: [BoundColumn] {
    [
      with("_before", .before(typed.expression), typed.unit),
      with("_change", .change(typed.expression), .ratio),
    ]
  }

  private func with(_ suffix: String, _ expression: BoundExpression, _ unit: MeasureUnit?)
    -> BoundColumn
  {
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
  var namesWithErrors: Set<String> = []

  /// The public form of the correct columns; `nil` if there are none.
  var shown: [OutputColumn]? { columns.isEmpty ? nil : columns.map(\.output) }
}
