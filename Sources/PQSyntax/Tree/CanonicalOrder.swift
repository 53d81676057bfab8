/// The order in which the formatter writes the clauses of a query: SELECT, then the cases of `Clause`.
enum CanonicalOrder {
  /// Returns the clauses in canonical order. Other nodes follow in their original order.
  static func sorted(_ nodes: [SyntaxNode]) -> [SyntaxNode] {
    nodes.enumerated().sorted { left, right in
      (rank(left.element.kind), left.offset) < (rank(right.element.kind), right.offset)
    }.map(\.element)
  }

  /// Returns the line on which the formatter writes a clause in a long query.
  static func line(_ kind: SyntaxKind) -> Int {
    kind == .selectClause ? 0 : clause(kind)?.line ?? 99
  }

  private static func rank(_ kind: SyntaxKind) -> Int {
    kind == .selectClause ? -1 : clause(kind).map { Int($0.rawValue) } ?? 99
  }

  private static func clause(_ kind: SyntaxKind) -> Clause? {
    Clause.allCases.first { $0.kind == kind }
  }
}
