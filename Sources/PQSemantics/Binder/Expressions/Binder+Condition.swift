import PQModel
import PQSyntax

/// Conditions on the numbers of a row, in HAVING and `if`.
extension Binder {
  /// A condition, and how many operators and operands it has.
  struct SizedCondition {
    let condition: Condition
    let size: Int
  }

  mutating func condition(_ node: SyntaxNode, in scope: ExpressionScope) -> SizedCondition? {
    switch node.kind {
    case .comparison: return numericComparison(node, in: scope)
    case .conjunction: return junction(node, in: scope) { .all($0) }
    case .disjunction: return junction(node, in: scope) { .any($0) }
    case .negation:
      let part = node.children.first.flatMap { condition($0, in: scope) }
      return part.map { SizedCondition(condition: .not($0.condition), size: $0.size + 1) }
    case .group: return node.children.first.flatMap { condition($0, in: scope) }
    case .name: return namedCondition(node, in: scope)
    case .missing, .skipped: break
    default: problems.append(.notACondition(node.text, at: node.range))
    }
    return nil
  }

  private mutating func junction(
    _ node: SyntaxNode, in scope: ExpressionScope, _ make: ([Condition]) -> Condition
  ) -> SizedCondition? {
    let operands = node.children
    let parts = operands.compactMap { condition($0, in: scope) }
    guard parts.count == operands.count else { return nil }
    let size = parts.reduce(1) { $0 + $1.size }
    guard size <= Self.largestExpression else {
      problems.append(.expressionTooLarge(limit: Self.largestExpression, at: node.range))
      return nil
    }
    return SizedCondition(condition: make(parts.map(\.condition)), size: size)
  }

  private mutating func namedCondition(_ node: SyntaxNode, in scope: ExpressionScope)
    -> SizedCondition?
  {
    let name = node.text.lowercased()
    switch environment.fragments[name] {
    case .condition(let condition, let size)?:
      return SizedCondition(condition: condition, size: size)
    case .predicate?:
      problems.append(.predicateInHaving(node.text, at: node.range))
    default:
      if broken.contains(name) { return nil }
      if Self.dimension(named: name) != nil {
        problems.append(.predicateInHaving(node.text, at: node.range))
      } else if expression(node, in: scope) != nil {
        problems.append(.notACondition(node.text, at: node.range))
      }
    }
    return nil
  }

  private mutating func numericComparison(_ node: SyntaxNode, in scope: ExpressionScope)
    -> SizedCondition?
  {
    let operands = node.children
    guard operands.count == 2 else { return nil }
    let token = node.tokenBefore(operands[1])
    guard let comparator = Comparator(token) else {
      problems.append(.predicateInHaving(node.text, at: node.range))
      return nil
    }
    if let dimension = operands.first(where: { isDimension($0) }) {
      problems.append(.predicateInHaving(dimension.text, at: node.range))
      return nil
    }
    let bound = operands.compactMap { expression($0, in: scope) }
    guard bound.count == 2 else { return nil }
    do throws(UnitMismatch) {
      _ = try bound[0].commonUnit(with: bound[1])
    } catch {
      problems.append(.unitMismatch(error, by: "compared", at: node.range))
      return nil
    }
    return SizedCondition(
      condition: .comparison(comparator, bound[0].expression, bound[1].expression),
      size: bound[0].size + bound[1].size + 1)
  }

  func isDimension(_ node: SyntaxNode) -> Bool {
    node.kind == .name && Self.dimension(named: node.text.lowercased()) != nil
  }

  /// Whether a node compares numbers, as far as its form tells.
  func isCondition(_ node: SyntaxNode) -> Bool {
    switch node.kind {
    case .comparison, .conjunction, .disjunction, .negation: true
    case .group: node.children.first.map { isCondition($0) } ?? false
    case .name:
      if case .condition? = environment.fragments[node.text.lowercased()] { true } else { false }
    default: false
    }
  }
}

extension Comparator {
  init?(_ token: Token) {
    switch token.kind {
    case .equal: self = .equal
    case .notEqual: self = .notEqual
    case .less: self = .less
    case .lessOrEqual: self = .lessOrEqual
    case .greater: self = .greater
    case .greaterOrEqual: self = .greaterOrEqual
    default: return nil
    }
  }
}
