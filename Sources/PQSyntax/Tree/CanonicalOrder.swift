/// The one order in which the formatter writes the clauses of a query: SELECT, and those of `Clause`.
enum CanonicalOrder {
  /// The clauses in that order; what is no clause stays behind them.
  static func sorted(_ nodes: [SyntaxNode]) -> [SyntaxNode] {
    nodes.enumerated().sorted { left, right in
      (rank(left.element.kind), left.offset) < (rank(right.element.kind), right.offset)
    }.map(\.element)
  }

  /// The line of a long query on which a clause stands.
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
