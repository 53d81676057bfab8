/// Clauses of other languages that people write by habit: each gets its own advice.
extension Parser {
  /// Takes such a clause if one stands here.
  mutating func foreignClause() -> Bool {
    switch current.keyword {
    case .from: fromClause()
    case .to: toClause()
    case .group: groupWord()
    default: return false
    }
    return true
  }

  /// `FROM sessions`, or `FROM '2026-01-01'` where SINCE is meant.
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
    // Taken out with the white space behind it, so that one space is left.
    let whole = atStatementEnd ? range : range.lowerBound..<current.range.lowerBound
    position = start.token
    report(.fromClause(at: range, upTo: whole))
    advance()
    skipToClause()
    finish(.skipped, start)
  }

  /// `TO '2026-01-02'` where UNTIL is meant.
  private mutating func toClause() {
    report(.toInsteadOfUntil(at: current.range))
    untilClause()
  }

  /// `GROUP BY`, where BY alone is meant.
  private mutating func groupWord() {
    let start = mark
    report(.groupBy(at: current.range, upTo: next.range.lowerBound))
    advance()
    finish(.skipped, start)
    if !at(.by) { skipToClause() }
  }
}
