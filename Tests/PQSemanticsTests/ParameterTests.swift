import PQModel
import PQSemantics
import PQSyntax
import Testing

/// PARAM: values that can be given from outside the text.
@Suite struct ParameterTests {
  /// Each kind where it can be used, with its default and with a given value.
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
    ("('US')", "''", "WHERE country IN $x", "country in [US]", "country in []"),
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
    ("1kB", "2KB", "rate(http) > $x", "rate(http) > 1000", "rate(http) > 2000"),
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
}

extension String {
  /// Returns the ranges of all occurrences of a piece, in bytes.
  fileprivate func places(of piece: String) -> [Range<Int>] {
    ranges(of: piece).map { range in
      utf8.distance(
        from: startIndex, to: range.lowerBound)..<utf8.distance(
          from: startIndex, to: range.upperBound)
    }
  }
}
