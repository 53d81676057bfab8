import PQModel
import PQPlan
import PQSyntax
import Testing

/// The range that a query's own is compared with.
@Suite struct CompareRangesTests {
  @Test(arguments: [
    ("LAST 3d EVERY 1d COMPARE WITH PREVIOUS", "2026-01-09", "2026-01-12"),
    ("LAST 2h EVERY 1h COMPARE WITH PREVIOUS", "2026-01-15T16:00Z", "2026-01-15T18:00Z"),
    ("LAST 2h EVERY 1h COMPARE WITH 7d AGO", "2026-01-08T18:00Z", "2026-01-08T20:00Z"),
    ("LAST 7d EVERY 1d COMPARE WITH 1mo AGO", "2025-12-08", "2025-12-15"),
    ("LAST 1mo EVERY 1d COMPARE WITH PREVIOUS", "2025-11-15", "2025-12-15"),
    ("LAST 2mo EVERY 1mo COMPARE WITH PREVIOUS", "2025-09-01", "2025-11-01"),
    ("DURING LAST MONTH EVERY 1d COMPARE WITH PREVIOUS", "2025-11-01", "2025-12-01"),
    ("DURING LAST WEEK EVERY 1d COMPARE WITH PREVIOUS", "2025-12-29", "2026-01-05"),
    ("DURING YESTERDAY EVERY 1h COMPARE WITH PREVIOUS", "2026-01-13", "2026-01-14"),
    // Of a period that is not over, as much of the one before.
    ("DURING THIS MONTH EVERY 1d COMPARE WITH PREVIOUS", "2025-12-01", "2025-12-15"),
    ("DURING TODAY EVERY 1h COMPARE WITH PREVIOUS", "2026-01-14", "2026-01-14T20:00Z"),
    (
      "DURING TODAY INCLUDING NOW EVERY 1h COMPARE WITH PREVIOUS", "2026-01-14", "2026-01-14T21:00Z"
    ),
    (
      "LAST 2h INCLUDING NOW EVERY 1h COMPARE WITH PREVIOUS", "2026-01-15T15:00Z",
      "2026-01-15T18:00Z"
    ),
    ("LAST 2d INCLUDING NOW EVERY 1d COMPARE WITH PREVIOUS", "2026-01-10", "2026-01-13"),
    (
      "SINCE '2026-01-10' UNTIL '2026-01-13' EVERY 1d COMPARE WITH PREVIOUS", "2026-01-07",
      "2026-01-10"
    ),
    ("LAST 3h COMPARE WITH PREVIOUS", "2026-01-15T14:30Z", "2026-01-15T17:30Z"),
    ("DURING TODAY COMPARE WITH PREVIOUS", "2026-01-14", "2026-01-14T20:30Z"),
    ("DURING LAST YEAR COMPARE WITH PREVIOUS", "2024-01-01", "2025-01-01"),
    (
      "LAST 2d EVERY 1d TIMEZONE 'Europe/Berlin' COMPARE WITH PREVIOUS",
      "2026-01-10T23:00Z", "2026-01-12T23:00Z"
    ),
  ])
  func isTheRangeBefore(clauses: String, from: String, to: String) throws {
    let plan = try #require(Planned("SELECT http \(clauses)").plan)
    #expect(plan.before?.range == TimeRange(from: try time(from), to: try time(to)))
    #expect(plan.rows.captions.last?.hasPrefix("compared with ") == true)
  }

  /// In the week in which clocks are put forward, the same days have one hour less.
  @Test func followsTheCalendarOfAZone() throws {
    let clock = try time("2026-03-31T10:00Z")
    let text = "SELECT http LAST 2d EVERY 1d TIMEZONE 'Europe/Berlin' COMPARE WITH 7d AGO"
    let plan = try #require(Planned(text, clock: clock).plan)
    #expect(plan.current.range == (try range("2026-03-28T23:00Z", "2026-03-30T22:00Z")))
    #expect(plan.before?.range == (try range("2026-03-21T23:00Z", "2026-03-23T23:00Z")))
  }

  @Test(arguments: [
    ("LAST 2d EVERY 1d COMPARE WITH 1h AGO", DiagnosticCode.partialBuckets),
    ("LAST 10d EVERY 1h COMPARE WITH PREVIOUS", .beyondRetention),
    ("SINCE '2026-01-15T18:00Z' EVERY 1h COMPARE WITH 30m AGO", .partialBuckets),
  ])
  func mustBeAnsweredAsWell(clauses: String, code: DiagnosticCode) {
    let text = "SELECT http \(clauses)"
    let errors = Planned(text).errors
    #expect(errors.map(\.code) == [code])
    #expect(errors.first?.message.contains("the range that is compared with begins at") == true)
    #expect(errors.first.map { text.utf8.count - $0.range.upperBound } == 0)
  }
}
