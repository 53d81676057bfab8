/// The productions of a query and of its clauses, except the clauses of time.
extension Parser where Recorder: ExpectationRecorder {
  /// query = selectClause { clause } ;
  mutating func query() {
    let start = mark
    let isHeadless = beginsClause || at(.from) || at(.group)
    if isHeadless { missing("SELECT") } else { selectClause() }
    clauses()
    if isHeadless, at(.select) {
      selectClause()
      clauses()
    }
    finish(.query, start)
  }

  /// Parses clauses in any order, and reports a clause that occurs twice.
  mutating func clauses() {
    var seen: UInt64 = 0
    var before = Keyword.select
    while !atStatementEnd, !current.keyword.beginsStatement {
      let word = current
      guard let clause = clause(after: before) else { continue }
      before = clause.keyword
      let bit: UInt64 = 1 << UInt64(clause.rawValue)
      if seen & bit != 0 { problems.append(.duplicateClause(before, at: word.range)) }
      seen |= bit
    }
    couldBe(Clause.allCases.filter { seen & (1 << UInt64($0.rawValue)) == 0 }.map(\.keyword))
  }

  /// clause = byClause | whereClause | lastClause | sinceClause | untilClause | duringClause
  ///        | everyClause | timezoneClause | fillClause | compareClause | havingClause | orderClause
  ///        | topClause | limitClause | intoClause ;
  ///
  /// Returns the clause; `nil` if the current token starts none, and tokens were skipped.
  private mutating func clause(after before: Keyword) -> Clause? {
    if timesInsteadOfRange() { return nil }
    if let clause = Clause(beginningWith: current.keyword) {
      parse(clause)
      return clause
    }
    if foreignClause() { return nil }
    guard let nearest = nearest(to: current, among: Keyword.clauses),
      let clause = Clause(beginningWith: nearest)
    else {
      skipUnexpected(after: before)
      return nil
    }
    report(.unknownClause(text(of: current), nearest: nearest, at: current.range))
    parse(clause)
    return clause
  }

  private mutating func parse(_ clause: Clause) {
    scope = clause.keyword
    switch clause {
    case .by: byClause()
    case .where: whereClause()
    case .last: lastClause()
    case .since: sinceClause()
    case .until: untilClause()
    case .during: duringClause()
    case .every: everyClause()
    case .timezone: timezoneClause()
    case .fill: fillClause()
    case .compare: compareClause()
    case .having: havingClause()
    case .order: orderClause()
    case .top: topClause()
    case .limit: limitClause()
    case .into: intoClause()
    }
  }

  private mutating func skipUnexpected(after before: Keyword) {
    switch before {
    case .select: report(expecting: "','", "AS", "a clause such as BY or LAST")
    case .by, .order: report(expecting: "','", "a clause such as WHERE or LAST")
    case .where, .having: report(expecting: "AND", "OR", "a clause such as BY or LAST")
    default: report(expecting: "a clause such as BY, WHERE or EVERY")
    }
    let start = mark
    advance()
    skipToClause()
    finish(.skipped, start)
  }

  /// selectClause = "SELECT" selectItem { "," selectItem } [ "," ] ;
  mutating func selectClause() {
    let start = mark
    scope = .select
    advance()
    repeat { selectItem() } while accept(.comma) && !endsList
    finish(.selectClause, start)
  }

  /// selectItem = star | disjunction [ alias ] ;
  mutating func selectItem() {
    let start = mark
    if sees(.star) {
      star()
    } else {
      disjunction()
      if sees(.as) { alias() }
    }
    finish(.selectItem, start)
  }

  /// star = "*" ;
  private mutating func star() {
    let start = mark
    advance()
    finish(.star, start)
  }

  /// alias = "AS" word ;
  mutating func alias() {
    advance()
    let start = mark
    if accept(.word) { return finish(.alias, start) }
    guard at(.string) else { return missing("a name for the column") }
    let name = StringLiteral.value(of: current, in: source)
    let isName = Lexer.tokens(of: Array(name.utf8)).tokens.map(\.kind) == [.word, .end]
    if isName {
      report(.quotedAlias(name, at: current.range))
    } else {
      report(expecting: "a name for the column")
    }
    advance()
    finish(.skipped, start)
  }

  /// byClause = "BY" name { "," name } [ "," ] ;
  mutating func byClause() {
    let start = mark
    advance()
    repeat {
      let expected = ExamplePhrase.dimension.rawValue
      if beginsClause { missing(expected) } else { name(expected) }
    } while accept(.comma) && !endsList
    finish(.byClause, start)
  }

  /// whereClause = "WHERE" disjunction ;
  mutating func whereClause() {
    let start = mark
    advance()
    expecting(.predicate) { $0.disjunction() }
    finish(.whereClause, start)
  }

  /// havingClause = "HAVING" disjunction ;
  mutating func havingClause() {
    let start = mark
    advance()
    disjunction()
    finish(.havingClause, start)
  }

  /// orderClause = "ORDER" "BY" orderKey { "," orderKey } [ "," ] ;
  mutating func orderClause() {
    let start = mark
    let word = current.range
    let isEcho = isReported
    advance()
    if !accept(.by), !isEcho { missingBy(after: word) }
    expecting(.column) { parser in
      repeat { parser.orderKey() } while parser.accept(.comma) && !parser.endsList
    }
    finish(.orderClause, start)
  }

  /// Reports that BY does not follow ORDER. If only one other token is between them, the fix-it removes
  /// this token, and parsing goes on after BY.
  private mutating func missingBy(after word: Range<Int>) {
    guard next.keyword == .by, !current.kind.beginsOperand else {
      let canFollow = current.kind.beginsOperand
      return report(.orderWithoutBy(at: word, after: canFollow ? word.upperBound : nil))
    }
    let start = mark
    report(.orderWithoutBy(at: word, removing: current.range.lowerBound..<next.range.lowerBound))
    advance()
    finish(.skipped, start)
    _ = accept(.by)
  }

  /// orderKey = sum [ "ASC" | "DESC" ] ;
  mutating func orderKey() {
    let start = mark
    sum()
    _ = accept(.asc) || accept(.desc)
    finish(.orderKey, start)
  }

  /// topClause = "TOP" count "BY" sum [ "WITH" "OTHERS" ] ;
  mutating func topClause() {
    let start = mark
    advance()
    count()
    expect(.by)
    sum()
    if accept(.with) { expect(.others) }
    finish(.topClause, start)
  }

  /// count = number | parameter ;
  private mutating func count() {
    if sees(.parameter) { return leaf(.parameter, from: .parameter, "") }
    if at(.malformedNumber) { return leaf(.number, from: .malformedNumber, "") }
    leaf(.number, from: .number, "a whole number")
  }

  /// limitClause = "LIMIT" count ;
  mutating func limitClause() {
    let start = mark
    advance()
    count()
    finish(.limitClause, start)
  }

  /// intoClause = "INTO" quotedText ;
  mutating func intoClause() {
    let start = mark
    advance()
    quotedText("a file name in quotes")
    finish(.intoClause, start)
  }

  /// quotedText = string | parameter ;
  mutating func quotedText(_ expected: String) {
    if sees(.parameter) { return leaf(.parameter, from: .parameter, "") }
    leaf(.string, from: .string, expected)
  }
}
