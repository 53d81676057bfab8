import PQModel
import PQSyntax

/// LET: a name for an expression, a condition or a predicate. The body is bound here, so that a later
/// LET of a name in it does not change earlier definitions.
extension Binder {
  mutating func name(_ node: SyntaxNode) {
    let parts = node.children
    guard parts.count == 2, parts[0].kind == .name else { return }
    let name = parts[0].text.lowercased()
    let fragment = fragment(parts[1])
    guard isFree(name, at: parts[0].range) else { return }
    binding.environment.fragments[name] = fragment
    if fragment == nil { broken.insert(name) } else { broken.remove(name) }
  }

  private mutating func isFree(_ name: String, at range: Range<Int>) -> Bool {
    guard let meaning = Self.fixedMeaning(of: name) else { return true }
    problems.append(.nameTaken(name, by: meaning, at: range))
    return false
  }

  /// Returns the fixed meaning of a name, which LET must not change; `nil` if there is none.
  private static func fixedMeaning(of name: String) -> String? {
    if Metric(rawValue: name) != nil { return "a metric" }
    if dimension(named: name) != nil { return "a dimension" }
    return name == "timestamp" ? "a column" : nil
  }

  private mutating func fragment(_ body: SyntaxNode) -> Fragment? {
    if isPredicate(body) { return predicate(body).map { .predicate($0) } }
    if isCondition(body) { return condition(body, in: ExpressionScope()).map { .condition($0) } }
    return expression(body, in: ExpressionScope()).map { .expression($0) }
  }

  /// Returns true if a node has the form of a condition on numbers.
  private func isCondition(_ node: SyntaxNode) -> Bool {
    switch node.kind {
    case .comparison, .conjunction, .disjunction, .negation: true
    case .group: node.children.first.map { isCondition($0) } ?? false
    case .name:
      if case .condition? = environment.fragments[node.text.lowercased()] { true } else { false }
    default: false
    }
  }
}
