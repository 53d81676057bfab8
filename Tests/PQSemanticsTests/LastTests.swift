import PQModel
import PQSemantics
import PQSyntax
import Testing

/// LAST: the newest complete buckets.
@Suite struct LastTests {
  @Test(arguments: [
    // At the end of a bucket, one millisecond before it, and one after it.
    ("20:00", "1h", "19:00", "20:00"), ("19:59:59.999", "1h", "18:00", "19:00"),
    ("20:00:00.001", "1h", "19:00", "20:00"), ("20:59:59.999", "1h", "19:00", "20:00"),
    ("20:30", "1m", "19:30", "20:30"), ("20:30:59.999", "1m", "19:30", "20:30"),
    ("20:34:59.999", "5m", "19:30", "20:30"), ("20:35", "5m", "19:35", "20:35"),
    ("20:39", "10m", "19:30", "20:30"), ("20:29:59", "30m", "19:00", "20:00"),
    ("20:40", "15m", "19:30", "20:30"), ("20:31", "7m", "19:25", "20:25"),
  ])
  func endsWithACompleteBucket(clock: String, every: String, from: String, to: String) throws {
    let range = try Bound("SELECT http LAST 1h EVERY \(every)", "2026-01-15T\(clock)").range
    #expect(range.description == "2026-01-15T\(from)Z to 2026-01-15T\(to)Z")
  }

  @Test(arguments: [
    ("1d", "1d", "2026-01-14T00:00Z to 2026-01-15T00:00Z"),
    ("36h", "12h", "2026-01-14T00:00Z to 2026-01-15T12:00Z"),
    ("2w", "7d", "2026-01-01T00:00Z to 2026-01-15T00:00Z"),
    ("2w", "1w", "2025-12-29T00:00Z to 2026-01-12T00:00Z"),
    ("28d", "14d", "2025-12-18T00:00Z to 2026-01-15T00:00Z"),
    ("1mo", "1d", "2025-12-15T00:00Z to 2026-01-15T00:00Z"),
    ("1mo", "1mo", "2025-12-01T00:00Z to 2026-01-01T00:00Z"),
    ("2q", "1q", "2025-07-01T00:00Z to 2026-01-01T00:00Z"),
    ("1y", "1d", "2025-01-15T00:00Z to 2026-01-15T00:00Z"),
    ("1y", "1y", "2025-01-01T00:00Z to 2026-01-01T00:00Z"),
    ("1q", "1d", "2025-10-15T00:00Z to 2026-01-15T00:00Z"),
    ("1mo", "1h", "2025-12-15T20:00Z to 2026-01-15T20:00Z"),
    ("1mo1d", "1d", "2025-12-14T00:00Z to 2026-01-15T00:00Z"),
    // These tests do not check what a backend can answer.
    ("7m", "5m", "2026-01-15T20:23Z to 2026-01-15T20:30Z"),
    ("1d", "1w", "2026-01-11T00:00Z to 2026-01-12T00:00Z"),
  ])
  func isAsLongAsItSays(length: String, every: String, range: String) throws {
    #expect(try Bound("SELECT http LAST \(length) EVERY \(every)").range.description == range)
  }

  /// If buckets begin at midnight of the zone, days and months are those of the zone. For shorter
  /// buckets they are those of UTC, where each day has 24 hours.
  @Test(arguments: [
    ("1d", "1d", "2026-03-30T12:00Z", "2026-03-28T23:00Z to 2026-03-29T22:00Z"),
    ("24h", "1h", "2026-03-30T12:00Z", "2026-03-29T12:00Z to 2026-03-30T12:00Z"),
    ("1d", "1h", "2026-03-29T20:30Z", "2026-03-28T20:00Z to 2026-03-29T20:00Z"),
    ("1d", "12h", "2026-03-29T20:30Z", "2026-03-28T12:00Z to 2026-03-29T12:00Z"),
    ("1d", "12h", "2026-10-25T20:30Z", "2026-10-24T12:00Z to 2026-10-25T12:00Z"),
    ("2w", "3h", "2026-03-31T20:30Z", "2026-03-17T18:00Z to 2026-03-31T18:00Z"),
    ("1mo", "12h", "2026-04-15T20:30Z", "2026-03-15T12:00Z to 2026-04-15T12:00Z"),
    ("1w", "1w", "2026-04-01T12:00Z", "2026-03-22T23:00Z to 2026-03-29T22:00Z"),
    ("1mo", "1mo", "2026-04-01T12:00Z", "2026-02-28T23:00Z to 2026-03-31T22:00Z"),
    ("1mo", "1mo", "2026-03-31T22:30Z", "2026-02-28T23:00Z to 2026-03-31T22:00Z"),
    ("1mo", "1mo", "2026-03-31T21:30Z", "2026-01-31T23:00Z to 2026-02-28T23:00Z"),
    ("1d", "1d", "2026-10-26T12:00Z", "2026-10-24T22:00Z to 2026-10-25T23:00Z"),
    ("1h", "1h", "2026-10-25T01:30Z", "2026-10-25T00:00Z to 2026-10-25T01:00Z"),
  ])
  func followsTheZone(length: String, every: String, clock: String, range: String) throws {
    let bound = try Bound(
      "SELECT http LAST \(length) EVERY \(every) TIMEZONE 'Europe/Berlin'", clock)
    #expect(try bound.range.description == range)
  }

  /// If clocks skip midnight, a day begins at 01:00. The day before it begins at midnight.
  @Test(arguments: [
    ("1d", "1d", "2017-10-15T12:00Z", "2017-10-14T03:00Z to 2017-10-15T03:00Z"),
    ("1d", "1d", "2017-10-16T12:00Z", "2017-10-15T03:00Z to 2017-10-16T02:00Z"),
    ("2w", "1w", "2017-10-23T12:00Z", "2017-10-09T03:00Z to 2017-10-23T02:00Z"),
    ("15d", "1d", "2017-10-30T12:00Z", "2017-10-15T03:00Z to 2017-10-30T02:00Z"),
    ("1mo", "1d", "2017-11-15T12:00Z", "2017-10-15T03:00Z to 2017-11-15T02:00Z"),
    ("1mo", "1d", "2017-10-15T12:00Z", "2017-09-15T03:00Z to 2017-10-15T03:00Z"),
  ])
  func daysRunFromMidnightToMidnightAcrossAGap(
    length: String, every: String, clock: String, range: String
  ) throws {
    let bound = try Bound(
      "SELECT http LAST \(length) EVERY \(every) TIMEZONE 'America/Sao_Paulo'", clock)
    #expect(try bound.range.description == range)
  }

  @Test func monthsEndWithShorterOnes() throws {
    let range = try Bound("SELECT http LAST 1mo EVERY 1d", "2024-03-31T12:00").range
    #expect(range.description == "2024-02-29T00:00Z to 2024-03-31T00:00Z")
  }

  /// INCLUDING NOW adds the bucket that is not over yet.
  @Test(arguments: [
    ("LAST 2h", "20:30", "18:00", "21:00"), ("LAST 2h", "20:00", "18:00", "20:00"),
    ("SINCE '2026-01-15T19:00'", "20:30", "19:00", "21:00"),
    ("SINCE TODAY", "20:30", "00:00", "21:00"),
    ("SINCE NOW - 1h", "20:30", "19:00", "21:00"),
    ("SINCE NOW - 1h UNTIL NOW", "20:30", "19:00", "21:00"),
    ("DURING TODAY", "20:30", "00:00", "21:00"),
  ])
  func mayIncludeNow(clauses: String, clock: String, from: String, to: String) throws {
    let query = try Bound(
      "SELECT http \(clauses) INCLUDING NOW EVERY 1h", "2026-01-15T\(clock)"
    ).query
    #expect(query.range.includesNow)
    #expect(
      query.range.resolved(Bucketing(.h1)).description
        == "2026-01-15T\(from)Z to 2026-01-15T\(to)Z")
  }

  @Test(arguments: [
    "SINCE TODAY UNTIL NOW - 1h INCLUDING NOW",
    "SINCE '2026-01-14' UNTIL '2026-01-15' INCLUDING NOW",
    "SINCE '2026-01-14' INCLUDING NOW UNTIL TODAY", "DURING YESTERDAY INCLUDING NOW",
    "DURING LAST MONTH INCLUDING NOW",
  ])
  func includingNowNeedsARangeUpToNow(clauses: String) throws {
    let bound = try Bound("SELECT http \(clauses) EVERY 1h")
    #expect(bound.codes == [.wrongKind])
    #expect(bound.places == ["INCLUDING NOW"])
  }

  @Test(arguments: [Int64.min, .max], [ZoneRules.utc, .berlin])
  func noClockIsTooFar(milliseconds: Int64, zone: ZoneRules) throws {
    var environment = QueryEnvironment()
    environment.settings.timezone = zone
    let ranges = [
      "LAST 1h", "LAST 1000y", "SINCE NOW - 1y UNTIL NOW", "SINCE TODAY", "DURING LAST YEAR",
      "DURING THIS WEEK INCLUDING NOW",
    ]
    for range in ranges {
      let binding = Binder.bind(
        .parse("SELECT http \(range) EVERY 1h"), catalog: Catalog(),
        now: Instant(milliseconds: milliseconds), environment: environment)
      for length in [Bucketing.Length.fixed(.hour), .days(1), .weeks(2), .months(1), .months(12)] {
        _ = binding.statements[0].meaning.query?.range.resolved(Bucketing(length, in: zone))
      }
    }
  }
}

extension Bound {
  /// The range of the query, aligned to its buckets; to minutes if it has none.
  var range: TimeRange {
    get throws {
      let query = try query
      guard case .bucket(let buckets, _) = query.every else {
        return query.range.resolved(Bucketing(.m1))
      }
      return query.range.resolved(buckets)
    }
  }
}
