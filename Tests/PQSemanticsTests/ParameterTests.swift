import PQModel
import PQSemantics
import PQSyntax
import Testing

/// PARAM: values that can be given from outside.
@Suite struct ParameterTests {
  /// Each kind where it can stand, with its own value and with a given one.
  @Test(arguments: [
    ("'US'", "DE", "WHERE country = $x", "country in [US]", "country in [DE]"),
    ("'US'", "5", "WHERE country != $x", "not country in [US]", "not country in [5]"),
    ("'U%'", "6h", "WHERE country LIKE $x", "country like U%", "country like 6h"),
    (
      "'US'", "DE", "WHERE country IN ('x', $x)", "country in [x, US]",
      "country in [x, DE]"
    ),
    (
      "('US', 'DE')", "FR", "WHERE country IN $x", "country in [US, DE]",
      "country in [FR]"
    ),
    (
      "('US', 'US')", " FR , IT,FR", "WHERE country NOT IN $x", "not country in [US]",
      "not country in [FR, IT]"
    ),
    ("('US')", "FR,IT", "WHERE country = $x", "country in [US]", "country in [FR, IT]"),
    ("('US')", "", "WHERE country IN $x", "country in [US]", "country in nothing"),
    ("'US'", "", "WHERE country IN $x", "country in [US]", "country in []"),
  ])
  func texts(value: String, given: String, clause: String, own: String, other: String) throws {
    let text = "PARAM $x = \(value); SELECT http LAST 1h \(clause)"
    #expect(try Bound(text).query.predicate?.value.code == own)
    #expect(try Bound(text, given: ["x": given]).query.predicate?.value.code == other)
  }

  @Test(arguments: [
    ("5", "6", "http > $x", "http > 5", "http > 6"),
    ("5", "1.5", "http > $x", "http > 5", "http > 1.5"),
    ("-5", "-6", "http > $x", "http > -5", "http > -6"),
    ("1e3", "-.5", "http > $x", "http > 1000.0", "http > -0.5"),
    ("1kB", "2KiB", "http > $x", "http > 1000", "http > 2048"),
    ("1kB", "5", "http > $x", "http > 1000", "http > 5"),
    ("1kB", "2kb", "rate(http) > $x", "rate(http) > 1000", "rate(http) > 2000"),
    ("1h", "90m", "played > $x", "played > 3600000", "played > 5400000"),
    ("0s", "1s", "played > $x", "played > 0", "played > 1000"),
  ])
  func numbers(value: String, given: String, having: String, own: String, other: String) throws {
    let text = "PARAM $x = \(value); SELECT http LAST 1h HAVING \(having)"
    #expect(try Bound(text).query.having?.code == own)
    #expect(try Bound(text, given: ["x": given]).query.having?.code == other)
  }

  @Test(arguments: [
    ("5", "7", "LIMIT $x", 5, 7), ("0", "1_000", "LIMIT $x", 0, 1000), ("5", "7", "LIMIT $X", 5, 7),
  ])
  func counts(value: String, given: String, clause: String, own: Int, other: Int) throws {
    let text = "PARAM $x = \(value); SELECT http LAST 1h \(clause)"
    #expect(try Bound(text).query.limit == own)
    #expect(try Bound(text, given: ["X": given]).query.limit == other)
  }

  @Test(arguments: [
    ("6h", "2h", "LAST $x EVERY 1h", "14:00", "18:00"),
    ("1h", "2h", "SINCE NOW - $x EVERY 1h", "19:00", "18:00"),
    ("'2026-01-15T01:00'", "2026-01-15", "SINCE $x EVERY 1h", "01:00", "00:00"),
    ("1768420800000", "1768424400000", "SINCE $x UNTIL NOW - 1h EVERY 1h", "20:00", "21:00"),
  ])
  func times(value: String, given: String, clauses: String, own: String, other: String) throws {
    let text = "PARAM $x = \(value); SELECT http \(clauses)"
    let hour = Bucketing(.h1)
    #expect(try Bound(text).query.range.resolved(hour).from.description.contains(own))
    let bound = try Bound(text, given: ["x": given])
    #expect(try bound.query.range.resolved(hour).from.description.contains(other))
  }

  @Test func otherPlaces() throws {
    let text = """
      PARAM $n = 3; PARAM $every = 5m; PARAM $ago = 7d;
      SELECT moving_avg(http, $n) AS m, round(max(p2p, $every), $n) BY os LAST 1h EVERY $every
      COMPARE WITH $ago AGO TOP $n BY p2p ORDER BY round(http, $n)
      """
    let query = try Bound(text).query
    #expect(query.columns[0].expression.code == "movingAverage(rows: 3)(http)")
    #expect(query.every == .bucket(Bucketing(.m5), at: text.places(of: "$every")[2]))
    #expect(query.comparison?.value == .ago(CalendarSpan(days: 7)))
    #expect(query.top?.count == 3)
  }

  /// Without a value of its own, a parameter is what the given one looks like.
  @Test(arguments: [
    ("US", "WHERE country = $x"), ("5", "WHERE country = $x"), ("6h", "WHERE country = $x"),
    ("10MB", "WHERE country = $x"), ("5", "HAVING http > $x"), ("-10MB", "HAVING http > $x"),
    ("6h", "HAVING played > $x"), ("5", "LIMIT $x"), ("5x", "WHERE country = $x"),
    ("", "WHERE country = $x"), ("- 5", "WHERE os = $x"), ("5 -- 6", "WHERE os = $x"),
  ])
  func aParameterMayGoWithoutAValue(given: String, clause: String) throws {
    let bound = try Bound("PARAM $x; SELECT http LAST 1h \(clause)", given: ["x": given])
    #expect(bound.codes == [])
    if clause.hasPrefix("WHERE") {
      #expect(try bound.query.predicate?.value.tests.first?.question == .isIn([given]))
    }
  }

  @Test(
    arguments: [
      ("PARAM $x", [:], "the parameter $x has no value"),
      ("PARAM $x = 5", ["x": "US"], "'US' is given for $x, which is a number"),
      ("PARAM $x = 5", ["x": ""], "'' is given for $x, which is a number"),
      ("PARAM $x = 5", ["x": "5 "], "'5 ' is given for $x, which is a number"),
      ("PARAM $x = 5", ["x": "--5"], "'--5' is given for $x, which is a number"),
      ("PARAM $x = 5", ["x": "1e999"], "'1e999' is given for $x, which is a number"),
      ("PARAM $x = 6h", ["x": "6"], "'6' is given for $x, which is a duration such as 6h"),
      ("PARAM $x = 6h", ["x": "2000y"], "'2000y' is given for $x, which is a duration such as 6h"),
      ("PARAM $x = 2000y", [:], "2000y is longer than 1000 years"),
      ("PARAM $x = (5, 'a')", [:], "a value stands in quotes"),
      ("PARAM $x = ('a', f(b))", [:], "'f(b)' is not a value"),
      ("PARAM $x = 1e999", [:], "'1e999' is larger than any number"),
      ("SELECT http LAST 1h LIMIT $y", [:], "there is no parameter '$y'"),
      ("SELECT http LAST 1h LIMIT $y; PARAM $y = 5", [:], "there is no parameter '$y'"),
    ] as [(String, [String: String], String)])
  func mistakesAreToldInWords(text: String, given: [String: String], message: String) throws {
    #expect(try Bound(text, given: given).messages == [message])
  }

  @Test(arguments: [
    ("LAST $n", "$n is a number, and here stands a duration"),
    ("LAST $t", "$t is a text, and here stands a duration"),
    ("LAST $l", "$l is a list such as US,DE, and here stands a duration"),
    ("SINCE $d", "$d is a duration such as 6h, and here stands a time"),
    ("SINCE $l", "$l is a list such as US,DE, and here stands a time"),
    ("SINCE $t", "'US' is not a time"), ("SINCE $n", "'5' is not a time"),
    ("LAST 1h HAVING http > $t", "$t is a text, and here stands a number"),
    ("LAST 1h HAVING http > $l", "$l is a list such as US,DE, and here stands a number"),
    ("LAST 1h HAVING http > $mo", "$mo is longer in some months than in others"),
    ("LAST 1h LIMIT $t", "LIMIT takes a whole number, not $t"),
    ("LAST 1h LIMIT $d", "LIMIT takes a whole number, not $d"),
    ("LAST 1h LIMIT $s", "LIMIT takes a whole number, not $s"),
    ("LAST 1h LIMIT $m", "LIMIT takes a whole number, not $m"),
    ("LAST 1h WHERE os LIKE $l", "LIKE takes one pattern, and this is a list"),
    ("LAST 1h ORDER BY $n", "'$n' orders nothing: it is the same in every row"),
    ("LAST $zero", "$zero is no time at all"),
  ])
  func aValueStandsWhereItsKindDoes(clauses: String, message: String) throws {
    let before = """
      PARAM $n = 5; PARAM $t = 'US'; PARAM $l = ('US', 'DE'); PARAM $d = 6h; PARAM $mo = 1mo;
      PARAM $s = 10MB; PARAM $m = -5; PARAM $zero = 0h;
      """
    #expect(try Bound("\(before) SELECT http \(clauses)").messages == [message])
  }

  @Test func aNearNameIsSuggested() throws {
    let bound = try Bound("PARAM $country = 'US'; SELECT http WHERE os = $contry LAST 1h")
    #expect(bound.repairs == ["$country"])
  }

  @Test func knowsWhatNobodyAskedFor() throws {
    let bound = try Bound(
      "PARAM $A = 1; PARAM $b", given: ["a": "1", "B": "2", "d": "3", "c": "4"])
    #expect(bound.codes == [])
    #expect(bound.binding.environment.undeclared == ["c", "d"])
    #expect(bound.binding.environment.declared == ["a", "b"])
  }

  /// A run repeats exactly, even if a name is given in two letter cases.
  @Test func twoSpellingsOfANameAreTakenInOrder() throws {
    for _ in 1...20 {
      let bound = try Bound(
        "PARAM $ab = 1; SELECT http LAST 1h LIMIT $ab", given: ["AB": "2", "aB": "3", "ab": "4"])
      #expect(try bound.query.limit == 2)
    }
  }

  @Test func isKeptForTheNextText() throws {
    let first = try Bound("PARAM $x = 5", given: ["x": "7"]).binding.environment
    #expect(try Bound("SELECT http LAST 1h LIMIT $x", environment: first).query.limit == 7)
  }
}

extension String {
  /// Where a piece stands in the text, in bytes, each time.
  fileprivate func places(of piece: String) -> [Range<Int>] {
    ranges(of: piece).map { range in
      utf8.distance(
        from: startIndex, to: range.lowerBound)..<utf8.distance(
          from: startIndex, to: range.upperBound)
    }
  }
}
