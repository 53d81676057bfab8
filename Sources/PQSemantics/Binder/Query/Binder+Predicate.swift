import PQModel
import PQSyntax

/// Predicates over the values of dimensions: WHERE.
extension Binder {
  /// The most parts of a predicate, fragments written out.
  static var largestPredicate: Int { 10_000 }

  /// WHERE: what traffic must match.
  mutating func predicate(of clause: SyntaxNode) -> Located<Predicate>? {
    guard let node = clause.children.first else { return nil }
    return predicate(node).map { Located($0.meaning, at: node.range) }
  }

  /// The meaning of a predicate; nil if there is a mistake in it, which is told.
  mutating func predicate(_ node: SyntaxNode) -> Sized<Predicate>? {
    guard !problems.isFull else { return nil }
    switch node.kind {
    case .conjunction: return junction(node) { .all($0) }
    case .disjunction: return junction(node) { .any($0) }
    case .negation:
      let part = node.children.first.flatMap { predicate($0) }
      return part.flatMap { limited($0.nested { .not($0) }, to: Self.largestPredicate, node) }
    case .group: return node.children.first.flatMap { predicate($0) }
    case .comparison: return comparison(node)
    case .name: return named(node)
    default: report(.notAPredicate(node), about: node)
    }
    return nil
  }

  private mutating func junction(
    _ node: SyntaxNode, _ join: ([Predicate]) -> Predicate
  ) -> Sized<Predicate>? {
    let operands = node.children
    let parts = operands.compactMap { predicate($0) }
    guard parts.count == operands.count else { return nil }
    return limited(.joined(parts, join), to: Self.largestPredicate, node)
  }

  /// A name alone: a fragment, or its own mistake if it is no dimension, else that nothing is
  /// compared.
  private mutating func named(_ node: SyntaxNode) -> Sized<Predicate>? {
    switch environment.fragments[node.text.lowercased()] {
    case .predicate(let predicate)?:
      return expands(node.text, by: predicate.nodes, at: node) ? predicate : nil
    case .expression?, .condition?: problems.append(.numberAsPredicate(node))
    case nil:
      guard dimension(node, in: .whereClause) != nil else { return nil }
      problems.append(.missingComparison(node.text, at: node.range))
    }
    return nil
  }
}
