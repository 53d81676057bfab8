/// The kind of a node. Each kind except the last two is a production of `grammar/pq.ebnf` with the
/// same name.
public enum SyntaxKind: UInt8, Sendable, CaseIterable {
  // The text and its statements.
  /// The whole text. This is the kind of the root.
  case text
  /// A statement.
  case query, explainStatement, showStatement, letStatement, paramStatement, setStatement
  case includeStatement
  /// A clause of a query.
  case selectClause, byClause, whereClause, lastClause, sinceClause, untilClause, duringClause
  case everyClause, timezoneClause, fillClause, compareClause, havingClause, orderClause
  case topClause, limitClause, intoClause
  /// A part of a clause or of SHOW.
  case explainOptions, showTarget, selectItem, star, alias, orderKey, includingNow, period, time
  case valueList
  /// An expression, the lowest precedence first.
  case disjunction, conjunction, negation, comparison, sum, product, signed, group, call
  /// The smallest parts of an expression.
  case name, number, size, duration, string, parameter
  /// A position where something is missing. The node has no tokens.
  case missing
  /// Tokens that no production accepts. They have a diagnostic.
  case skipped

  /// True if the node is a clause of a query, including SELECT.
  public var isClause: Bool {
    SyntaxKind.selectClause.rawValue <= rawValue && rawValue <= SyntaxKind.intoClause.rawValue
  }
}
