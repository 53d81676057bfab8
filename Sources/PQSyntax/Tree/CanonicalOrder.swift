/// The one order in which the formatter writes the clauses of a query.
enum CanonicalOrder {
  /// The clauses in that order; what is no clause stays behind them.
  static func sorted(_ nodes: [SyntaxNode]) -> [SyntaxNode] {
    nodes.enumerated().sorted { left, right in
      (rank(left.element.kind), left.offset) < (rank(right.element.kind), right.offset)
    }.map(\.element)
  }

  /// The line of a long query on which a clause stands: clauses that belong together share one.
  static func line(_ kind: SyntaxKind) -> Int { lines.firstIndex { $0.contains(kind) } ?? 99 }

  private static func rank(_ kind: SyntaxKind) -> Int {
    lines.joined().enumerated().first { $0.element == kind }?.offset ?? 99
  }

  private static let lines: [[SyntaxKind]] = [
    [.selectClause],
    [.byClause],
    [.whereClause],
    [.lastClause, .sinceClause, .untilClause, .duringClause, .everyClause, .timezoneClause],
    [.fillClause, .compareClause],
    [.havingClause],
    [.orderClause, .topClause, .limitClause],
    [.intoClause],
  ]
}
