import PQModel
import PQSyntax

extension Binder {
  /// ORDER BY: keys that are numbers of the row, a dimension of BY, or `timestamp`.
  mutating func order(
    _ clauses: [SyntaxNode], in scope: ExpressionScope, _ dimensions: [Dimension], _ every: Every?
  ) -> [OrderKey] {
    guard let clause = clause(.orderClause, in: clauses) else { return [] }
    return clause.children.compactMap { key in
      guard let node = key.children.first, !problems.isFull else { return nil }
      let target = target(node, in: scope, dimensions, every)
      return target.map { OrderKey($0, isDescending: key.contains(.desc)) }
    }
  }

  private mutating func target(
    _ node: SyntaxNode, in scope: ExpressionScope, _ dimensions: [Dimension], _ every: Every?
  ) -> OrderKey.Target? {
    switch node.kind {
    case .name: return target(named: node, in: scope, dimensions, every)
    case .group: return node.children.first.flatMap { target($0, in: scope, dimensions, every) }
    case .missing, .skipped: return nil
    case .number, .string, .size, .duration:
      problems.append(.orderByConstant(node.text, at: node.range))
      return nil
    default: break
    }
    guard let typed = expression(node, in: scope) else { return nil }
    if every == .whole { reportNeedsOfTime([(typed.expression, node.range)], .whole) }
    return .expression(typed.expression)
  }

  private mutating func target(
    named node: SyntaxNode, in scope: ExpressionScope, _ dimensions: [Dimension], _ every: Every?
  ) -> OrderKey.Target? {
    let name = node.text.lowercased()
    if let column = scope.columns[name] { return .expression(column.expression) }
    if name == "timestamp" {
      if every != .whole { return .timestamp }
      problems.append(.needsEvery("the column timestamp", at: node.range))
      return nil
    }
    if environment.fragments[name] != nil || broken.contains(name) || Metric(rawValue: name) != nil
    {
      return expression(node, in: scope).map { .expression($0.expression) }
    }
    if let dimension = Self.dimension(named: name) {
      if dimensions.contains(dimension) { return .dimension(dimension) }
      problems.append(.orderByUnsplit(dimension, at: node.range))
      return nil
    }
    if name == "time" {
      let unknown = Diagnostic.unknown("column", node.text, among: [], at: node.range)
      problems.append(unknown.replaced(by: "timestamp"))
      return nil
    }
    let shown = ["timestamp"] + dimensions.map(\.rawValue) + scope.columns.keys.sorted()
    let known =
      shown + dimensions.map(\.shortName) + catalog.metrics.map(\.rawValue)
      + environment.fragmentNames
    problems.append(.unknown("column", node.text, among: known, listing: shown, at: node.range))
    return nil
  }
}
