import PQModel
import PQPlan
import PQSyntax
import Testing

/// A range as long as the retention begins with the first whole bucket that is still kept.
@Suite struct TrimToRetentionTests {
  @Test(arguments: [
    ("LAST 14d EVERY 1h", "2026-01-01T21:00Z", "2026-01-15T20:00Z", "1 bucket of 1h is left out."),
    ("LAST 2w EVERY 1h", "2026-01-01T21:00Z", "2026-01-15T20:00Z", "1 bucket of 1h is left out."),
    (
      "SINCE NOW - 14d EVERY 1h", "2026-01-01T21:00Z", "2026-01-15T20:00Z",
      "1 bucket of 1h is left out."
    ),
    (
      "LAST 14d INCLUDING NOW EVERY 1h", "2026-01-01T21:00Z", "2026-01-15T21:00Z",
      "1 bucket of 1h is left out."
    ),
    (
      "LAST 14d EVERY 12h", "2026-01-02T00:00Z", "2026-01-15T12:00Z",
      "1 bucket of 12h is left out."
    ),
    ("LAST 7d EVERY 1m", "2026-01-08T20:31Z", "2026-01-15T20:30Z", "1 bucket of 1m is left out."),
    ("LAST 7d EVERY 5m", "2026-01-08T20:35Z", "2026-01-15T20:30Z", "1 bucket of 5m is left out."),
    (
      "LAST 14d EVERY 1d TIMEZONE 'Europe/Berlin'", "2026-01-01T23:00Z", "2026-01-14T23:00Z",
      "1 day is left out."
    ),
    ("LAST 14d", "2026-01-01T20:40Z", "2026-01-15T20:30Z", nil),
  ])
  func aRangeIsTrimmedToTheRetention(clauses: String, from: String, to: String, advice: String?)
    throws
  {
    let planned = Planned("SELECT http \(clauses)", clock: Planned.clock + 20 * .second)
    let plan = try #require(planned.plan, "\(planned.diagnostics)")
    #expect(plan.current.range == (try range(from, to)))
    #expect(planned.diagnostics.map(\.code) == [.beyondRetention])
    #expect(planned.diagnostics.map(\.severity) == [.warning])
    let start = try time(from)
    #expect(
      planned.diagnostics.map(\.message)
        == ["the range begins at \(start): what is older is no longer kept"])
    #expect(planned.diagnostics.first?.advice == (advice.map { [$0] } ?? []))
    #expect(plan.rewrites.contains { $0.rule == .leaveOut && $0.text.contains("\(start)") })
  }

  /// Both ranges lose the same number of buckets.
  @Test(arguments: [
    ("LAST 7d EVERY 1h COMPARE WITH 7d AGO", "2026-01-08T21:00Z", "2026-01-01T21:00Z", 167),
    ("LAST 7d EVERY 1h COMPARE WITH PREVIOUS", "2026-01-08T21:00Z", "2026-01-01T21:00Z", 167),
    ("LAST 13d EVERY 1h COMPARE WITH 1d AGO", "2026-01-02T21:00Z", "2026-01-01T21:00Z", 311),
    (
      "LAST 7d INCLUDING NOW EVERY 1h COMPARE WITH 7d AGO", "2026-01-08T21:00Z",
      "2026-01-01T21:00Z", 168
    ),
    ("LAST 7d COMPARE WITH 7d AGO", "2026-01-08T20:40Z", "2026-01-01T20:40Z", 1),
    ("LAST 7d COMPARE WITH PREVIOUS", "2026-01-08T20:40Z", "2026-01-01T20:40Z", 1),
  ])
  func comparedRangesAreTrimmedEqually(clauses: String, from: String, before: String, count: Int)
    throws
  {
    let planned = Planned("SELECT http \(clauses)", clock: Planned.clock + 20 * .second)
    let plan = try #require(planned.plan, "\(planned.diagnostics)")
    let (start, other) = (try time(from), try time(before))
    #expect(plan.current.range.from == start)
    #expect(plan.before?.range.from == other)
    #expect(plan.current.buckets.count == count)
    #expect(plan.before?.buckets.count == count)
    #expect(
      planned.diagnostics.map(\.message) == [
        "the range begins at \(start), and the one that it is compared with at \(other): what is older"
          + " is no longer kept"
      ])
  }

  @Test(arguments: [
    ("max(sessions, 5m)", "LAST 7d", "2026-01-08T20:35Z to 2026-01-15T20:30Z"),
    ("max(sessions, 5m)", "LAST 7d EVERY 1d", "2026-01-09T00:00Z to 2026-01-15T00:00Z"),
    ("max(sessions, 10m)", "LAST 14d EVERY 1d", "2026-01-02T00:00Z to 2026-01-15T00:00Z"),
  ])
  func theGrainOfAReducerIsKeptAsWell(column: String, clauses: String, range: String) throws {
    let text = "SELECT \(column) AS x \(clauses)"
    let planned = Planned(text, clock: Planned.clock + 20 * .second)
    #expect(planned.plan?.current.range.description == range, "\(planned.diagnostics)")
  }

  /// A longer range is an error, and so is a range that does not end now.
  @Test(arguments: [
    "LAST 15d EVERY 1h", "LAST 337h EVERY 1h", "LAST 8d EVERY 1m", "LAST 14d EVERY 1m",
    "LAST 7d EVERY 1h COMPARE WITH 8d AGO", "LAST 8d EVERY 1h COMPARE WITH PREVIOUS",
    "SINCE '2026-01-01T20:00Z' UNTIL '2026-01-15T19:00Z' EVERY 1h",
    "DURING TODAY EVERY 1h COMPARE WITH 14d AGO", "LAST 14d EVERY 1h COMPARE WITH 1h AGO",
  ])
  func aLongerOneIsRefused(clauses: String) {
    let planned = Planned("SELECT http \(clauses)", clock: Planned.clock + 20 * .second)
    #expect(planned.errors.map(\.code) == [.beyondRetention])
  }

  /// No bucket is left out if the range can be answered, perhaps with an end a few minutes earlier.
  @Test(arguments: [
    ("LAST 7d", "2026-01-08T20:30Z to 2026-01-15T20:30Z"),
    ("LAST 13d", "2026-01-02T20:30Z to 2026-01-15T20:30Z"),
    ("LAST 335h EVERY 1h", "2026-01-01T21:00Z to 2026-01-15T20:00Z"),
    ("LAST 14d EVERY 1d", "2026-01-01T00:00Z to 2026-01-15T00:00Z"),
    ("LAST 14d EVERY AUTO", "2026-01-01T00:00Z to 2026-01-15T00:00Z"),
    ("LAST 20d", "2025-12-26T00:00Z to 2026-01-15T00:00Z"),
  ])
  func nothingIsLeftOutWithoutNeed(clauses: String, range: String) throws {
    let clock = Planned.clock + 7 * .minute + 20 * .second
    let planned = Planned("SELECT http \(clauses)", clock: clock)
    #expect(planned.plan?.current.range.description == range)
    #expect(planned.diagnostics.isEmpty)
  }

  /// In a zone, 14 days in which clocks are set back have an hour more.
  @Test func fourteenDaysOfAZoneAreFourteenDays() throws {
    let text = "SELECT http LAST 14d EVERY 1d TIMEZONE 'Europe/Berlin'"
    let planned = Planned(text, clock: try time("2026-10-30T10:30Z"))
    let expected = try range("2026-10-16T22:00Z", "2026-10-29T23:00Z")
    #expect(planned.plan?.current.range == expected)
  }

  /// If the clock runs, buckets must be kept for some time after planning. This is also true at a
  /// full minute: the range is still kept while it is planned, but not when its requests are sent.
  @Test(arguments: [
    ("LAST 7d EVERY 1m", 0, "2026-01-08T20:40Z"), ("LAST 7d EVERY 1m", 20, "2026-01-08T20:41Z"),
    ("LAST 14d EVERY 1h", 0, "2026-01-01T21:00Z"), ("LAST 14d EVERY 1h", 1500, "2026-01-01T22:00Z"),
    ("LAST 14d", 0, "2026-01-01T20:40Z"), ("LAST 14d", 20, "2026-01-01T20:50Z"),
  ])
  func aMarginIsLeftWhereTheClockRuns(clauses: String, seconds: Int64, from: String) throws {
    let catalog = Catalog(limits: .documented.expiring(within: 10 * .minute))
    let planned = Planned(
      "SELECT http \(clauses)", catalog: catalog, clock: Planned.clock + seconds * .second)
    #expect(planned.plan?.current.range.from == (try time(from)), "\(planned.diagnostics)")
    #expect(planned.diagnostics.map(\.code) == [.beyondRetention])
  }

  /// If the clock stands still, no margin is needed.
  @Test func noMarginIsLeftWhereTheClockStands() throws {
    let planned = Planned("SELECT http LAST 7d EVERY 1m")
    #expect(planned.plan?.current.buckets.count == 7 * 1440)
    #expect(planned.diagnostics.isEmpty)
  }

  @Test func theHeaderStatesTheStart() throws {
    let plan = try #require(Planned("SELECT http LAST 14d EVERY 1h").plan)
    #expect(plan.frame.captions == ["from 2026-01-01T21:00Z: what is older is no longer kept"])
    let text = "SELECT http LAST 14d EVERY 1d TIMEZONE 'Europe/Berlin'"
    let berlin = try #require(Planned(text).plan)
    #expect(
      berlin.frame.captions
        == ["from 2026-01-02T00:00 (Europe/Berlin): what is older is no longer kept"])
  }
}
