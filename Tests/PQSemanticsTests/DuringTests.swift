import PQModel
import PQSemantics
import PQSyntax
import Testing

/// DURING: periods of the calendar.
@Suite struct DuringTests {
  @Test(arguments: [
    ("TODAY", "2026-01-15T00:00Z to 2026-01-15T20:00Z"),
    ("yesterday", "2026-01-14T00:00Z to 2026-01-15T00:00Z"),
    ("THIS WEEK", "2026-01-12T00:00Z to 2026-01-15T20:00Z"),
    ("LAST WEEK", "2026-01-05T00:00Z to 2026-01-12T00:00Z"),
    ("THIS MONTH", "2026-01-01T00:00Z to 2026-01-15T20:00Z"),
    ("LAST MONTH", "2025-12-01T00:00Z to 2026-01-01T00:00Z"),
    ("THIS QUARTER", "2026-01-01T00:00Z to 2026-01-15T20:00Z"),
    ("LAST QUARTER", "2025-10-01T00:00Z to 2026-01-01T00:00Z"),
    ("this year", "2026-01-01T00:00Z to 2026-01-15T20:00Z"),
    ("LAST YEAR", "2025-01-01T00:00Z to 2026-01-01T00:00Z"),
  ])
  func isAPeriod(period: String, range: String) throws {
    #expect(try Bound("SELECT http DURING \(period) EVERY 1h").range.description == range)
  }

  /// Periods are those of the zone, where the date may already be the next one.
  @Test(arguments: [
    ("TODAY", "2026-03-28T23:30Z", "2026-03-28T23:00Z to 2026-03-28T23:00Z"),
    ("YESTERDAY", "2026-03-29T22:30Z", "2026-03-28T23:00Z to 2026-03-29T22:00Z"),
    ("YESTERDAY", "2026-10-26T12:00Z", "2026-10-24T22:00Z to 2026-10-25T23:00Z"),
    ("LAST WEEK", "2026-03-29T22:30Z", "2026-03-22T23:00Z to 2026-03-29T22:00Z"),
    ("LAST MONTH", "2026-03-31T22:30Z", "2026-02-28T23:00Z to 2026-03-31T22:00Z"),
    ("LAST MONTH", "2026-03-31T21:30Z", "2026-01-31T23:00Z to 2026-02-28T23:00Z"),
    ("LAST QUARTER", "2026-04-15T12:00Z", "2025-12-31T23:00Z to 2026-03-31T22:00Z"),
    ("THIS MONTH", "2026-03-31T22:30Z", "2026-03-31T22:00Z to 2026-03-31T22:00Z"),
  ])
  func followsTheZone(period: String, clock: String, range: String) throws {
    let bound = try Bound(
      "SELECT http DURING \(period) EVERY 1h TIMEZONE 'Europe/Berlin'", clock)
    #expect(try bound.range.description == range)
  }

  /// Clocks skip midnight of that day.
  @Test func aDayMayBeginAtOne() throws {
    let text = "SELECT http DURING YESTERDAY EVERY 1h TIMEZONE 'America/Sao_Paulo'"
    let range = try Bound(text, "2017-10-16T12:00Z").range
    #expect(range.description == "2017-10-15T03:00Z to 2017-10-16T02:00Z")
  }

  /// A period that is not over ends with the newest complete bucket.
  @Test(arguments: [
    ("1m", "2026-01-15T20:30Z"), ("7m", "2026-01-15T20:25Z"), ("12h", "2026-01-15T12:00Z"),
    ("1d", "2026-01-15T00:00Z"), ("1w", "2026-01-12T00:00Z"),
  ])
  func endsWithTheBucket(every: String, end: String) throws {
    let range = try Bound("SELECT http DURING THIS MONTH EVERY \(every)").range
    #expect(range.to.description == end)
  }

  @Test(arguments: [
    "DURING", "DURING THIS", "DURING LAST", "DURING NEXT WEEK", "DURING TOMORROW",
  ])
  func unknownPeriodsAreRefused(clause: String) throws {
    let bound = try Bound("SELECT http EVERY 1h \(clause)")
    #expect(bound.codes.first == .unexpectedToken)
    #expect(bound.codes.allSatisfy { $0 == .unexpectedToken || $0 == .missingRange })
  }
}
