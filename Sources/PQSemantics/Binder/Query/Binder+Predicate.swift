import PQModel
import PQSyntax

/// WHERE: the predicates on the values of dimensions.
extension Binder {
  /// The maximum number of parts of a predicate, including the parts of LET names.
  static var largestPredicate: Int { 10_000 }

  /// Returns the predicate of a WHERE clause; `nil` if it has an error, which is reported.
  mutating func predicate(of clause: SyntaxNode) -> Located<Predicate>? {
    guard let node = clause.children.first else { return nil }
    return predicate(node).map { Located($0.meaning, at: node.range) }
  }

  /// Returns the meaning of a predicate; `nil` if it has an error, which is reported.
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

  /// Binds a name alone: a predicate of LET. Any other name is reported as an error.
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
