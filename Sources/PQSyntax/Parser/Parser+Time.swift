/// The productions of the clauses of time.
extension Parser where Recorder: ExpectationRecorder {
  /// lastClause = "LAST" length [ includingNow ] ;
  mutating func lastClause() {
    let start = mark
    advance()
    length()
    includingNow()
    finish(.lastClause, start)
  }

  /// sinceClause = "SINCE" time [ includingNow ] ;
  mutating func sinceClause() {
    let start = mark
    advance()
    time()
    includingNow()
    finish(.sinceClause, start)
  }

  /// untilClause = "UNTIL" time [ includingNow ] ;
  mutating func untilClause() {
    let start = mark
    advance()
    time()
    includingNow()
    finish(.untilClause, start)
  }

  /// duringClause = "DURING" period [ includingNow ] ;
  mutating func duringClause() {
    let start = mark
    advance()
    period()
    includingNow()
    finish(.duringClause, start)
  }

  /// period = "TODAY" | "YESTERDAY"
  ///        | ( "THIS" | "LAST" ) ( "WEEK" | "MONTH" | "QUARTER" | "YEAR" ) ;
  mutating func period() {
    let start = mark
    if accept(.today) || accept(.yesterday) { return finish(.period, start) }
    guard accept(.this) || accept(.last) else {
      return missing(
        "TODAY", "YESTERDAY", "THIS WEEK", "LAST WEEK", "the same with MONTH, QUARTER, YEAR")
    }
    if !accept(.week) && !accept(.month) && !accept(.quarter) && !accept(.year) {
      report(expecting: "WEEK", "MONTH", "QUARTER", "YEAR")
    }
    finish(.period, start)
  }

  /// includingNow = "INCLUDING" "NOW" ;
  private mutating func includingNow() {
    let start = mark
    guard accept(.including) else { return }
    expect(.now)
    finish(.includingNow, start)
  }

  /// time = string | number | parameter | ( "NOW" | "TODAY" ) [ "-" length ] ;
  mutating func time() {
    let start = mark
    if accept(.string) || accept(.number) || accept(.malformedNumber) || accept(.parameter) {
      return finish(.time, start)
    }
    if at(.yesterday) {
      report(.yesterday(at: current.range))
      advance()
      return finish(.skipped, start)
    }
    guard accept(.now) || accept(.today) else {
      return missing("a time in quotes such as '2026-01-15'", "NOW", "TODAY")
    }
    if accept(.minus) { length() }
    finish(.time, start)
  }

  /// everyClause = "EVERY" ( length | "AUTO" ) ;
  mutating func everyClause() {
    let start = mark
    advance()
    if !accept(.auto) { length() }
    finish(.everyClause, start)
  }

  /// timezoneClause = "TIMEZONE" quotedText ;
  mutating func timezoneClause() {
    let start = mark
    advance()
    quotedText("a time zone in quotes such as 'Europe/Berlin'")
    finish(.timezoneClause, start)
  }

  /// fillClause = "FILL" ( "NONE" | "NULL" | "PREVIOUS" | "LINEAR" | number ) ;
  mutating func fillClause() {
    let start = mark
    advance()
    if !accept(.nothing) && !accept(.null) && !accept(.previous) && !accept(.linear) {
      if sees(.number) { leaf(.number, from: .number, "0") } else { missingFill() }
    }
    finish(.fillClause, start)
  }

  private mutating func missingFill() {
    missing("NONE", "NULL", "0", "PREVIOUS", "LINEAR")
    if at(.word), !beginsClause { skipWord() }
  }

  private mutating func skipWord() {
    let start = mark
    advance()
    finish(.skipped, start)
  }

  /// compareClause = "COMPARE" "WITH" ( "PREVIOUS" | length "AGO" ) ;
  mutating func compareClause() {
    let start = mark
    advance()
    expect(.with)
    if !accept(.previous) {
      if sees(.duration) || at(.malformedNumber) || sees(.parameter) {
        length()
        expect(.ago)
      } else {
        missing("PREVIOUS", "a duration such as 7d, and AGO")
      }
    }
    finish(.compareClause, start)
  }

  /// length = duration | parameter ;
  ///
  /// A duration that the lexer has reported is accepted as a correct one.
  mutating func length() {
    let start = mark
    if accept(.parameter) { return finish(.parameter, start) }
    if accept(.duration) || accept(.malformedNumber) { return finish(.duration, start) }
    if at(.number) {
      report(.durationWithoutUnit(text(of: current), at: current.range))
      advance()
      return finish(.duration, start)
    }
    missing("a duration such as 6h, 15m or 1d")
  }
}
