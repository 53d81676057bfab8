/// The recovery after an error: the parser continues at the next keyword of a clause or semicolon.
extension Parser where Recorder: ExpectationRecorder {
  /// Skips to a token that may start a clause or end the statement.
  mutating func skipToClause() {
    while !atStatementEnd, !beginsClause, !at(.select) { advance() }
  }

  /// Skips the rest of the statement as one `skipped` node.
  mutating func skipStatement() {
    let start = mark
    while !atStatementEnd { advance() }
    if position > start.token { finish(.skipped, start) }
  }

  /// True if a clause starts here: the current token is its keyword, and the next token can follow
  /// this keyword. The keyword alone is not enough, because no keyword is reserved: `SELECT last,
  /// limit` names two columns.
  var beginsClause: Bool {
    guard current.keyword.beginsClause else { return false }
    // The next token does not exist yet.
    if isBeforeProbe { return true }
    switch current.keyword {
    case .by: return next.kind == .word
    case .last, .every: return next.kind.isCount || next.keyword == .auto
    case .since, .until:
      return next.kind == .string || next.kind == .number || next.kind == .parameter
        || next.isRelativeTime || isTimeRange(at: position + 1)
    case .during: return next.kind == .word && next.keyword != .plain
    case .where, .having: return next.kind.beginsOperand
    case .order: return next.keyword == .by
    case .top, .limit: return next.kind.isCount
    case .timezone, .into: return next.kind == .string || next.kind == .parameter
    case .fill: return next.kind == .number || next.kind == .word
    case .compare: return next.keyword == .with
    default: return false
    }
  }

  /// True if a clause of another language starts here.
  var beginsForeignClause: Bool {
    switch current.keyword {
    case .group: next.keyword == .by
    case .from, .to: next.kind == .word || next.kind == .string || next.kind == .number
    case .between: isTimeRange(at: position)
    default: false
    }
  }

  /// True if the comma before the current token is the last one of its list. A trailing comma is
  /// valid.
  var endsList: Bool {
    if isProbed { return !probe.listsGoOn }
    return atStatementEnd || at(.rightParenthesis) || beginsClause || beginsForeignClause
  }

  /// Returns the keyword that a misspelled word probably means; `nil` if there is none.
  func nearest(to token: Token, among keywords: [Keyword]) -> Keyword? {
    guard token.kind == .word, token.keyword == .plain else { return nil }
    let spelling = text(of: token)
    guard let best = SimilarWord.best(for: spelling, among: keywords.map(\.text)) else {
      return nil
    }
    return keywords.first { $0.text == best }
  }
}

extension Token.Kind {
  /// True if the token is a number, with or without a unit.
  var isQuantity: Bool {
    switch self {
    case .number, .duration, .size, .malformedNumber: true
    default: false
    }
  }

  /// True if the token can be a count: a number or a parameter.
  var isCount: Bool { isQuantity || self == .parameter }

  /// True if an operand of an expression can start with the token.
  var beginsOperand: Bool {
    switch self {
    case .word, .string, .parameter, .leftParenthesis, .minus, .plus: true
    default: isQuantity
    }
  }
}

extension Token {
  var isRelativeTime: Bool { keyword == .now || keyword == .today }
}

/// Clauses of other languages that users write by habit. Each of them has its own diagnostic.
extension Parser where Recorder: ExpectationRecorder {
  /// Parses a clause of another language.
  ///
  /// - Returns: false if the current token starts no such clause.
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
