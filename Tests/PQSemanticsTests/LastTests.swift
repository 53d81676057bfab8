import PQModel
import PQSemantics
import PQSyntax
import Testing

/// LAST n is the newest n of complete buckets.
@Suite struct LastTests {
  @Test(arguments: [
    // On a border, one millisecond before, and one after.
    ("20:00", "1h", "19:00", "20:00"), ("19:59:59.999", "1h", "18:00", "19:00"),
    ("20:00:00.001", "1h", "19:00", "20:00"), ("20:59:59.999", "1h", "19:00", "20:00"),
    ("20:30", "1m", "19:30", "20:30"), ("20:30:59.999", "1m", "19:30", "20:30"),
    ("20:34:59.999", "5m", "19:30", "20:30"), ("20:35", "5m", "19:35", "20:35"),
    ("20:39", "10m", "19:30", "20:30"), ("20:29:59", "30m", "19:00", "20:00"),
  ])
  func endsWithACompleteBucket(clock: String, every: String, from: String, to: String) throws {
    let query = try Bound("SELECT http LAST 1h EVERY \(every)", "2026-01-15T\(clock)").query
    #expect(query.range.range.description == "2026-01-15T\(from)Z to 2026-01-15T\(to)Z")
  }

  @Test(arguments: [
    ("1d", "1d", "2026-01-14T00:00Z to 2026-01-15T00:00Z"),
    ("36h", "12h", "2026-01-14T00:00Z to 2026-01-15T12:00Z"),
    ("2w", "7d", "2026-01-01T00:00Z to 2026-01-15T00:00Z"),
    ("28d", "14d", "2025-12-18T00:00Z to 2026-01-15T00:00Z"),
    ("1mo", "1d", "2025-12-15T00:00Z to 2026-01-15T00:00Z"),
    ("1y", "1d", "2025-01-15T00:00Z to 2026-01-15T00:00Z"),
    ("1q", "1d", "2025-10-15T00:00Z to 2026-01-15T00:00Z"),
    ("1mo", "1h", "2025-12-15T20:00Z to 2026-01-15T20:00Z"),
  ])
  func isAsLongAsItSays(length: String, every: String, range: String) throws {
    #expect(
      try Bound("SELECT http LAST \(length) EVERY \(every)").query.range.range.description == range)
  }

  @Test func monthsEndWithShorterOnes() throws {
    let query = try Bound("SELECT http LAST 1mo EVERY 1d", "2024-03-31T12:00").query
    #expect(query.range.range.description == "2024-02-29T00:00Z to 2024-03-31T00:00Z")
  }

  /// What the API can answer is another question, and not the binder's.
  @Test func mayBeNoWholeNumberOfBuckets() throws {
    let query = try Bound("SELECT http LAST 7m EVERY 5m").query
    #expect(query.range.range.length == 7 * .minute)
    #expect(query.interval.value == .m5)
    #expect(query.range.form == .last(duration: 17..<19))
  }

  @Test(arguments: [Int64.min, .max])
  func noClockIsTooFar(milliseconds: Int64) {
    for text in ["LAST 1h", "LAST 1mo", "SINCE NOW - 1y UNTIL NOW", "SINCE TODAY"] {
      _ = Binder.bind(
        .parse("SELECT http \(text) EVERY 1h"), catalog: Catalog(),
        now: Instant(milliseconds: milliseconds))
    }
  }
}
