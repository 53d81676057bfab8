import PQModel
import PQSemantics
import PQSyntax
import Testing

/// SINCE and UNTIL.
@Suite struct TimeTests {
  @Test(arguments: [
    ("'2026-01-15'", "2026-01-15T00:00Z"), ("'2026-01-14T19:00'", "2026-01-14T19:00Z"),
    ("\"2026-01-14 19:00:05.250Z\"", "2026-01-14T19:00:05.250Z"),
    ("'2026-01-14T19:00+01:00'", "2026-01-14T18:00Z"),
    ("'2026-01-14T19:00-05:30'", "2026-01-15T00:30Z"), ("1768420800000", "2026-01-14T20:00Z"),
    ("1_768_420_800_000", "2026-01-14T20:00Z"), ("NOW - 1h", "2026-01-15T19:00Z"),
    ("NOW-90m", "2026-01-15T18:30Z"), ("now - 1mo", "2025-12-15T20:00Z"),
    ("TODAY", "2026-01-15T00:00Z"), ("Today - 1d", "2026-01-14T00:00Z"),
    ("TODAY - 2w", "2026-01-01T00:00Z"), ("TODAY - 1y1mo", "2024-12-15T00:00Z"),
    ("100000000000", "1973-03-03T09:46:40Z"),
  ])
  func isAnInstant(text: String, instant: String) throws {
    let query = try Bound("SELECT http SINCE \(text) EVERY 1h").query
    #expect(query.range.range.from.description == instant)
    #expect(query.range.range.to.description == "2026-01-15T20:00Z")
  }

  /// NOW is the end of the newest complete bucket, whatever the bucket.
  @Test(arguments: [
    ("1m", "20:59:59.999", "20:59"), ("5m", "20:59", "20:55"), ("1h", "20:59", "20:00"),
    ("12h", "20:59", "12:00"), ("1d", "20:59", "00:00"), ("1h", "21:00", "21:00"),
  ])
  func nowEndsWithTheBucket(every: String, clock: String, now: String) throws {
    let query = try Bound(
      "SELECT http SINCE '2026-01-01' UNTIL NOW EVERY \(every)", "2026-01-15T\(clock)"
    ).query
    #expect(query.range.range.to.description == "2026-01-15T\(now)Z")
  }

  @Test(arguments: [
    ("SINCE 1768420800 EVERY 1h", DiagnosticCode.invalidTime),
    ("SINCE 0 EVERY 1h", .invalidTime), ("SINCE 1e12 EVERY 1h", .invalidTime),
    ("SINCE 1.5 EVERY 1h", .invalidTime), ("SINCE 253402300800000 EVERY 1h", .invalidTime),
    ("SINCE 99999999999999999999 EVERY 1h", .invalidTime), ("SINCE '' EVERY 1h", .invalidTime),
    ("SINCE 'yesterday' EVERY 1h", .invalidTime), ("SINCE '2026-02-30' EVERY 1h", .invalidTime),
    ("SINCE '2026-01-15T24:00' EVERY 1h", .invalidTime),
    ("SINCE NOW - 0h EVERY 1h", .invalidDuration), ("SINCE NOW - 2000y EVERY 1h", .invalidDuration),
    ("LAST 0h EVERY 1h", .invalidDuration), ("LAST 1h EVERY 0m", .invalidDuration),
    ("SINCE TODAY UNTIL TODAY EVERY 1h", .reversedRange), ("SINCE NOW EVERY 1h", .reversedRange),
    ("SINCE '2026-01-15' UNTIL '2026-01-14' EVERY 1h", .reversedRange),
    ("UNTIL NOW EVERY 1h", .missingRange), ("EVERY 1h", .missingRange), ("LAST 1h", .missingEvery),
    ("LAST 1h SINCE TODAY EVERY 1h", .conflictingRanges),
    ("UNTIL NOW LAST 1h EVERY 1h", .conflictingRanges),
    ("LAST 1h EVERY 15m", .unknownInterval), ("LAST 1h EVERY 1mo", .unknownInterval),
    ("LAST 1w EVERY 1w", .unknownInterval), ("LAST 2w EVERY 2w", .unknownInterval),
  ])
  func isRefused(clauses: String, code: DiagnosticCode) throws {
    let bound = try Bound("SELECT http \(clauses)")
    #expect(bound.codes == [code])
    #expect(bound.binding.statements.isEmpty)
  }

  @Test(arguments: [
    ("60m", Interval.h1), ("1440m", .d1), ("24h", .d1), ("300s", .m5), ("0h10m", .m10),
  ])
  func anIntervalIsKnownByItsLength(text: String, interval: Interval) throws {
    #expect(try Bound("SELECT http LAST 14d EVERY \(text)").query.interval.value == interval)
  }

  @Test(arguments: [
    ("LAST 15m", "EVERY 1m"), ("LAST 90m", "EVERY 1m"), ("LAST 6h", "EVERY 5m"),
    ("LAST 7d", "EVERY 3h"), ("LAST 90d", "EVERY 1d"), ("LAST 14d", "EVERY 1d"),
    ("LAST 101d", "EVERY 1d"),
    ("LAST 1y", "EVERY 1d"), ("LAST 1mo", "EVERY 1d"),
    ("SINCE TODAY", "EVERY 1m"),
  ])
  func anEveryIsSuggested(range: String, suggestion: String) throws {
    let diagnostic = try #require(try Bound("SELECT http \(range)").binding.diagnostics.first)
    #expect(diagnostic.repair?.title == suggestion)
  }
}
