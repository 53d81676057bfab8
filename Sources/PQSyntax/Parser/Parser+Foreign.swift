/// Clauses of other languages that users write by habit. Each has a diagnostic of its own.
extension Parser {
  /// Parses such a clause.
  ///
  /// - Returns: false if the current token does not start one.
  mutating func foreignClause() -> Bool {
    switch current.keyword {
    case .from: fromClause()
    case .to: toClause()
    case .group: groupWord()
    default: return false
    }
    return true
  }

  /// Parses `FROM sessions`, or `FROM '2026-01-01'` in place of SINCE.
  private mutating func fromClause() {
    let word = current
    if next.kind == .string || next.kind == .number || next.isRelativeTime {
      report(.fromInsteadOfSince(at: word.range))
      return sinceClause()
    }
    let start = mark
    advance()
    while !atStatementEnd, !beginsClause, !at(.select) { advance() }
    let range = word.range.lowerBound..<tokens[position - 1].range.upperBound
    // The white space after the clause is removed too, so that one space remains.
    let whole = atStatementEnd ? range : range.lowerBound..<current.range.lowerBound
    position = start.token
    report(.fromClause(at: range, upTo: whole))
    advance()
    skipToClause()
    finish(.skipped, start)
  }

  /// Parses `TO '2026-01-02'` in place of UNTIL.
  private mutating func toClause() {
    report(.toInsteadOfUntil(at: current.range))
    untilClause()
  }

  /// Parses `GROUP BY` in place of BY.
  private mutating func groupWord() {
    let start = mark
    report(.groupBy(at: current.range, upTo: next.range.lowerBound))
    advance()
    finish(.skipped, start)
    if !at(.by) { skipToClause() }
  }
}
