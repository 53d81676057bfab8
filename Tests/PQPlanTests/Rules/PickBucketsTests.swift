import PQModel
import PQPlan
import PQSyntax
import Testing

/// The choice of the buckets and of the end of a range, if a query leaves them open.
@Suite struct PickBucketsTests {
  @Test(arguments: [
    ("LAST 1h", "1m", 60), ("LAST 80m", "1m", 80), ("LAST 82m", "2m", 41), ("LAST 6h", "5m", 72),
    ("LAST 1d", "20m", 72), ("LAST 7d", "3h", 56), ("LAST 30d", "1d", 30), ("LAST 52w", "1w", 52),
    // A year is not a whole number of weeks.
    ("LAST 1y", "1mo", 12),
    ("LAST 5y", "1mo", 60), ("LAST 40y", "1y", 40), ("LAST 200y", "1y", 200),
    ("DURING LAST MONTH", "1d", 31), ("DURING YESTERDAY", "20m", 72),
    ("DURING YESTERDAY TIMEZONE 'Europe/Berlin'", "20m", 72),
    ("LAST 10d TIMEZONE 'Europe/Berlin'", "3h", 80),
    // Only 1m fits both ends, so there are more buckets than the output has columns.
    ("SINCE '2026-01-15T10:01' UNTIL '2026-01-15T20:02'", "1m", 601),
    // Shorter buckets are not kept that long.
    ("SINCE '2025-12-31' UNTIL '2026-01-02'", "1d", 2),
    // Shorter buckets of the range before are not kept either.
    ("LAST 7d COMPARE WITH PREVIOUS", "1d", 7),
  ])
  func everyAutoPicksBuckets(clauses: String, every: String, count: Int) throws {
    let plan = try #require(Planned("SELECT http \(clauses) EVERY AUTO").plan)
    #expect(plan.current.buckets.count == count)
    #expect(plan.frame.captions.first == "EVERY \(every)")
    let buckets = count == 1 ? "bucket" : "buckets"
    #expect(plan.rewrites.first?.text == "EVERY AUTO -> EVERY \(every), \(count) \(buckets)")
  }

  @Test func fitsTheGrainOfAReducer() throws {
    let plan = try #require(Planned("SELECT max(sessions, 30m) AS x LAST 2h EVERY AUTO").plan)
    #expect(plan.current.buckets.count == 4)
  }

  @Test(arguments: [
    ("LAST 6h", "2026-01-15T14:30Z", "2026-01-15T20:30Z"),
    ("LAST 8d", "2026-01-07T20:30Z", "2026-01-15T20:30Z"),
    ("LAST 30d", "2025-12-16T00:00Z", "2026-01-15T00:00Z"),
    ("LAST 1mo", "2025-12-15T00:00Z", "2026-01-15T00:00Z"),
    ("LAST 6h INCLUDING NOW", "2026-01-15T14:30Z", "2026-01-15T20:31Z"),
    ("SINCE '2025-12-01'", "2025-12-01T00:00Z", "2026-01-15T20:30Z"),
    ("SINCE '2026-01-13T14:45' UNTIL '2026-01-15T20:20'", "2026-01-13T14:45Z", "2026-01-15T20:20Z"),
    ("DURING THIS WEEK", "2026-01-12T00:00Z", "2026-01-15T20:30Z"),
    ("DURING LAST YEAR", "2025-01-01T00:00Z", "2026-01-01T00:00Z"),
    ("DURING YESTERDAY TIMEZONE 'Asia/Kolkata'", "2026-01-14T18:30Z", "2026-01-15T18:30Z"),
    // The range before would begin too early for buckets of minutes and hours.
    ("LAST 8d COMPARE WITH PREVIOUS", "2026-01-07T00:00Z", "2026-01-15T00:00Z"),
  ])
  func withoutEveryTheRangeIsOneBucket(clauses: String, from: String, to: String) throws {
    let clock = Planned.clock + 20 * .second
    let plan = try #require(Planned("SELECT http \(clauses)", clock: clock).plan)
    #expect(plan.current.range == TimeRange(from: try time(from), to: try time(to)))
    #expect(plan.current.buckets.count == 1)
    #expect(plan.rows.timeZone == nil)
  }

  /// The error describes the interval that is kept the longest.
  @Test(arguments: [
    ("SINCE '2025-12-01T00:10' EVERY AUTO", DiagnosticCode.beyondRetention, "2026-01-01T20:30Z"),
    ("SINCE '2025-12-01T00:05' EVERY AUTO", .beyondRetention, "2026-01-08T20:30Z"),
    ("SINCE '2025-12-01T00:10'", .beyondRetention, "2026-01-01T20:30Z"),
    ("SINCE '2026-01-15T10:00:30' EVERY AUTO", .partialBuckets, "1m"),
  ])
  func refusalHasAReason(clauses: String, code: DiagnosticCode, word: String) {
    let errors = Planned("SELECT http \(clauses)").errors
    #expect(errors.map(\.code) == [code])
    #expect(errors.first?.message.contains(word) == true, "\(errors)")
  }
}
