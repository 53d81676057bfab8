/// The productions of a query and of its clauses, but for those of time.
extension Parser {
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

  /// Clauses in any order, each at most once.
  mutating func clauses() {
    var seen: UInt64 = 0
    while !atStatementEnd, !current.keyword.beginsStatement {
      let word = current
      guard let keyword = clause() else { continue }
      let bit = 1 << UInt64(keyword.rawValue - Keyword.by.rawValue)
      if seen & bit != 0 { problems.append(.duplicateClause(keyword, at: word.range)) }
      seen |= bit
    }
  }

  /// clause = byClause | whereClause | lastClause | sinceClause | untilClause | duringClause
  ///        | everyClause | timezoneClause | fillClause | compareClause | havingClause | orderClause
  ///        | topClause | limitClause | intoClause ;
  ///
  /// Gives the clause's keyword, or nil if what stands here is no clause and was skipped.
  private mutating func clause() -> Keyword? {
    var keyword = current.keyword
    if !keyword.beginsClause {
      if foreignClause() { return nil }
      guard let nearest = nearest(to: current, among: Keyword.clauses) else {
        skipUnexpected()
        return nil
      }
      report(.unknownClause(text(of: current), nearest: nearest, at: current.range))
      keyword = nearest
    }
    parse(keyword)
    return keyword
  }

  private mutating func parse(_ keyword: Keyword) {
    switch keyword {
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
    default: intoClause()
    }
  }

  private mutating func skipUnexpected() {
    report(expecting: "','", "AS and a name", "a clause such as BY, WHERE, LAST or EVERY")
    let start = mark
    advance()
    skipToClause()
    finish(.skipped, start)
  }

  /// selectClause = "SELECT" selectItem { "," selectItem } [ "," ] ;
  mutating func selectClause() {
    let start = mark
    advance()
    repeat { selectItem() } while accept(.comma) && !endsList
    finish(.selectClause, start)
  }

  /// selectItem = star | disjunction [ alias ] ;
  mutating func selectItem() {
    let start = mark
    if at(.star) {
      star()
    } else {
      disjunction()
      if at(.as) { alias() }
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
    report(expecting: "a name for the column")
    if accept(.string) { return finish(.skipped, start) }
    finish(.missing, start)
  }

  /// byClause = "BY" name { "," name } [ "," ] ;
  mutating func byClause() {
    let start = mark
    advance()
    repeat {
      let expected = "a dimension such as browser.name"
      if beginsClause { missing(expected) } else { name(expected) }
    } while accept(.comma) && !endsList
    finish(.byClause, start)
  }

  /// whereClause = "WHERE" disjunction ;
  mutating func whereClause() {
    let start = mark
    advance()
    disjunction()
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
    advance()
    expect(.by)
    repeat { orderKey() } while accept(.comma) && !endsList
    finish(.orderClause, start)
  }

  /// orderKey = sum [ "ASC" | "DESC" ] ;
  mutating func orderKey() {
    let start = mark
    sum()
    _ = accept(.asc) || accept(.desc)
    finish(.orderKey, start)
  }

  /// topClause = "TOP" number "BY" sum [ "WITH" "OTHERS" ] ;
  mutating func topClause() {
    let start = mark
    advance()
    leaf(.number, from: .number, "a whole number")
    expect(.by)
    sum()
    if accept(.with) { expect(.others) }
    finish(.topClause, start)
  }

  /// limitClause = "LIMIT" number ;
  mutating func limitClause() {
    let start = mark
    advance()
    leaf(.number, from: .number, "a whole number")
    finish(.limitClause, start)
  }

  /// intoClause = "INTO" string ;
  mutating func intoClause() {
    let start = mark
    advance()
    leaf(.string, from: .string, "a file name in quotes")
    finish(.intoClause, start)
  }
}
