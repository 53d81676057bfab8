import PQModel
import PQSyntax

/// ORDER BY: the keys are numbers of the row, dimensions of BY, or `timestamp`.
extension Binder {
  mutating func order(_ clause: SyntaxNode, in scope: ExpressionScope) -> [OrderKey] {
    clause.children.compactMap { key in
      guard let node = key.children.first, !problems.isFull else { return nil }
      return target(node, in: scope).map { OrderKey($0, isDescending: key.contains(.desc)) }
    }
  }

  private mutating func target(
    _ node: SyntaxNode, in scope: ExpressionScope
  ) -> OrderKey.Target? {
    let inner = node.ungrouped
    if inner.kind == .name, !isNumber(inner, in: scope) { return target(named: inner, in: scope) }
    return number(inner, in: scope).map { .expression($0.expression) }
  }

  /// Returns a number that is not the same in all rows; `nil` if it is or has an error, which is
  /// reported.
  mutating func number(_ node: SyntaxNode, in scope: ExpressionScope) -> TypedExpression? {
    let typed = node.kind == .string ? nil : expression(node, in: scope)
    guard typed?.isConstant ?? (node.kind == .string) else { return typed }
    report(.orderByConstant(node), about: node)
    return nil
  }

  /// Returns true if a name means a number in expressions.
  private func isNumber(_ node: SyntaxNode, in scope: ExpressionScope) -> Bool {
    let name = node.text.lowercased()
    if scope.columns[name] != nil || scope.brokenColumns.contains(name) { return true }
    return environment.fragments[name] != nil || broken.contains(name)
      || Metric(rawValue: name) != nil
  }

  private mutating func target(
    named node: SyntaxNode, in scope: ExpressionScope
  ) -> OrderKey.Target? {
    let name = node.text.lowercased()
    if let dimension = Self.dimension(named: name) {
      if scope.dimensions.contains(dimension) { return .dimension(dimension) }
      guard !scope.hasBrokenSplit else { return nil }
      problems.append(.orderByUnsplit(dimension, at: node.range))
    } else if name == "timestamp" {
      if scope.hasBuckets { return .timestamp }
      problems.append(.needsEvery("the column timestamp", at: node.range))
    } else {
      problems.append(noColumn(node, in: scope))
    }
    return nil
  }

  private func noColumn(_ node: SyntaxNode, in scope: ExpressionScope) -> Diagnostic {
    let shown =
      (scope.hasBuckets ? ["timestamp"] : []) + scope.dimensions.map(\.rawValue)
      + scope.columns.keys.sorted()
    if node.text.lowercased() == "time" {
      return .unknown("column", node.text, among: [], at: node.range).replaced(by: "timestamp")
    }
    let others =
      scope.dimensions.map(\.shortName) + catalog.metrics.map(\.rawValue)
      + environment.fragmentNames
    return .unknown("column", node.text, among: shown + others, listing: shown, at: node.range)
  }
}
