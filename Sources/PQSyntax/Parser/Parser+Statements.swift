/// The productions of statements.
extension Parser where Recorder: ExpectationRecorder {
  /// text = [ statement ] { ";" [ statement ] } ;
  mutating func text() {
    let start = mark
    repeat {
      if atStatementEnd { couldBe(Keyword.statements) } else { statement() }
      if !atStatementEnd { endMissing() }
    } while accept(.semicolon) || !at(.end)
    finish(.text, start)
  }

  /// statement = query | explainStatement | showStatement | letStatement | paramStatement
  ///           | setStatement | includeStatement ;
  mutating func statement() {
    let misspelled = nearest(to: current, among: Keyword.statements)
    if let keyword = misspelled {
      report(.unknownStatement(text(of: current), nearest: keyword, at: current.range))
    }
    scope = misspelled ?? current.keyword
    switch scope {
    case .select: query()
    case .explain: explainStatement()
    case .show: showStatement()
    case .let: letStatement()
    case .param: paramStatement()
    case .set: setStatement()
    case .include: includeStatement()
    default: unknownStatement()
    }
  }

  private mutating func unknownStatement() {
    if beginsClause || at(.from) || at(.group) {
      report(expecting: "SELECT")
      return query()
    }
    report(.unknownStatement(text(of: current), nearest: nil, at: current.range))
    skipStatement()
  }

  /// Reports tokens after the end of a statement.
  private mutating func endMissing() {
    if current.keyword.beginsStatement {
      let end = tokens[position - 1].range.upperBound
      report(.missingSemicolon(before: current, at: end))
    } else {
      report(expecting: "';'")
      skipStatement()
    }
  }

  /// explainStatement = "EXPLAIN" [ "ANALYZE" ] [ explainOptions ] query ;
  mutating func explainStatement() {
    let start = mark
    advance()
    _ = accept(.analyze)
    if sees(.leftParenthesis) { explainOptions() }
    if sees(.select) || beginsClause || nearest(to: current, among: [.select]) != nil {
      statement()
    } else {
      missing("SELECT")
    }
    finish(.explainStatement, start)
  }

  /// explainOptions = "(" "FORMAT" ( "TEXT" | "JSON" | "CURL" ) [ "," ] ")" ;
  mutating func explainOptions() {
    let start = mark
    advance()
    expect(.format)
    if !accept(.text) && !accept(.json) && !accept(.curl) {
      report(expecting: "TEXT", "JSON", "CURL")
      if at(.word), next.kind == .rightParenthesis { advance() }
    }
    _ = accept(.comma)
    if !accept(.rightParenthesis) { report(expecting: "')'") }
    finish(.explainOptions, start)
  }

  /// showStatement = "SHOW" ( showTarget | "VALUES" "OF" name { clause } ) ;
  mutating func showStatement() {
    let start = mark
    advance()
    if accept(.values) {
      expect(.of)
      if beginsClause { missing("a dimension") } else { name("a dimension") }
      clauses()
    } else {
      showTarget()
    }
    finish(.showStatement, start)
  }

  /// showTarget = "METRICS" | "DIMENSIONS" | "INTERVALS" | "LIMITS" | "FUNCTIONS" | "SETTINGS" ;
  mutating func showTarget() {
    let start = mark
    let targets: [Keyword] = [
      .metrics, .dimensions, .intervals, .limits, .functions, .settings, .values,
    ]
    couldBe(targets)
    if targets.contains(current.keyword) {
      advance()
      finish(.showTarget, start)
    } else {
      reportUnknownTarget(targets)
    }
  }

  private mutating func reportUnknownTarget(_ targets: [Keyword]) {
    if let keyword = nearest(to: current, among: targets) {
      report(
        .unexpected(current, text(of: current), after: 0, expecting: [])
          .replaced(by: keyword.text))
    } else {
      report(expecting: targets.map { $0 == .values ? "VALUES OF" : $0.text })
    }
    finish(.missing, mark)
    skipStatement()
  }

  /// letStatement = "LET" name "=" disjunction ;
  mutating func letStatement() {
    let start = mark
    advance()
    name("a name")
    expect(.equal, "=")
    disjunction()
    finish(.letStatement, start)
  }

  /// paramStatement = "PARAM" parameter [ "=" ( valueList | literal ) ] ;
  mutating func paramStatement() {
    let start = mark
    advance()
    leaf(.parameter, from: .parameter, "a parameter such as $country")
    if accept(.equal) {
      if sees(.leftParenthesis) { valueList() } else { literal() }
    }
    finish(.paramStatement, start)
  }

  /// literal = string | [ "-" ] ( number | size | duration ) ;
  mutating func literal() {
    let start = mark
    let hasSign = accept(.minus)
    couldBe([.string, .number, .size, .duration])
    switch current.kind {
    case .string where !hasSign: leaf(.string, from: .string, "")
    case .number: leaf(.number, from: .number, "")
    case .malformedNumber: leaf(.number, from: .malformedNumber, "")
    case .size: leaf(.size, from: .size, "")
    case .duration: leaf(.duration, from: .duration, "")
    default: missing("a value in quotes", "a number", "a list such as ('US', 'DE')")
    }
    if hasSign { finish(.signed, start) }
  }

  /// setStatement = "SET" name "=" sum ;
  mutating func setStatement() {
    let start = mark
    advance()
    name("a setting")
    expect(.equal, "=")
    sum()
    finish(.setStatement, start)
  }

  /// includeStatement = "INCLUDE" string ;
  mutating func includeStatement() {
    let start = mark
    advance()
    leaf(.string, from: .string, "a file name in quotes")
    finish(.includeStatement, start)
  }
}
