/// How the parser finds back after a mistake: at the next clause word or `;`.
extension Parser {
  /// Skips to where a clause or the next statement may begin.
  mutating func skipToClause() {
    while !atStatementEnd, !beginsClause, !at(.select) { advance() }
  }

  /// Skips the rest of the statement as one node.
  mutating func skipStatement() {
    let start = mark
    while !atStatementEnd { advance() }
    if position > start.token { finish(.skipped, start) }
  }

  /// Whether a clause begins here: its word, followed by what can follow it. No word is reserved,
  /// so the word alone does not tell: `SELECT last, limit` names two columns.
  var beginsClause: Bool {
    guard current.keyword.beginsClause else { return false }
    // What follows it is not written yet.
    if isBeforeProbe { return true }
    switch current.keyword {
    case .by: return next.kind == .word
    case .last, .every: return next.kind.isCount || next.keyword == .auto
    case .since, .until:
      return next.kind == .string || next.kind == .number || next.kind == .parameter
        || next.isRelativeTime
    case .during: return next.kind == .word && next.keyword != .plain
    case .where, .having: return next.kind.beginsOperand
    case .order: return next.keyword == .by
    case .top, .limit: return next.kind.isCount
    case .timezone, .into: return next.kind == .string
    case .fill: return next.kind == .number || next.kind == .word
    case .compare: return next.keyword == .with
    default: return false
    }
  }

  /// Whether a clause of another language begins here.
  var beginsForeignClause: Bool {
    switch current.keyword {
    case .group: next.keyword == .by
    case .from, .to: next.kind == .word || next.kind == .string || next.kind == .number
    default: false
    }
  }

  /// Whether a comma before this token is the last of its list: a trailing comma is legal.
  var endsList: Bool {
    if isProbed { return !probe.listsGoOn }
    return atStatementEnd || at(.rightParenthesis) || beginsClause || beginsForeignClause
  }

  /// The clause or statement word that a misspelled one probably means.
  func nearest(to token: Token, among keywords: [Keyword]) -> Keyword? {
    guard token.kind == .word, token.keyword == .plain else { return nil }
    let spelling = text(of: token)
    guard let best = NearMiss.best(for: spelling, among: keywords.map(\.text)) else { return nil }
    return keywords.first { $0.text == best }
  }
}

extension Token.Kind {
  /// Whether the token is a number, with or without a unit.
  var isQuantity: Bool {
    switch self {
    case .number, .duration, .size, .malformedNumber: true
    default: false
    }
  }

  /// Whether the token can stand for a number of something.
  var isCount: Bool { isQuantity || self == .parameter }

  /// Whether an operand of an expression may begin with the token.
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
