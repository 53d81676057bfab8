/// What a node of the tree is. Each kind is a production of `grammar/pq.ebnf` of the same name,
/// but for the last two.
public enum SyntaxKind: UInt8, Sendable, CaseIterable {
  // The text and its statements.
  case text
  case query, explainStatement, showStatement, letStatement, paramStatement, setStatement
  case includeStatement
  // Clauses.
  case selectClause, byClause, whereClause, lastClause, sinceClause, untilClause, duringClause
  case everyClause, timezoneClause, fillClause, compareClause, havingClause, orderClause
  case topClause, limitClause, intoClause
  // Parts of clauses.
  case explainOptions, showTarget, selectItem, star, alias, orderKey, includingNow, period, time
  case valueList
  // Expressions, loosest first.
  case disjunction, conjunction, negation, comparison, sum, product, signed, group, call
  case name, number, size, duration, string, parameter
  /// A place where something is missing; it covers no token.
  case missing
  /// Tokens that no production takes; they are diagnosed.
  case skipped

  /// Whether the node is a clause of a query.
  public var isClause: Bool {
    SyntaxKind.selectClause.rawValue <= rawValue && rawValue <= SyntaxKind.intoClause.rawValue
  }
}
