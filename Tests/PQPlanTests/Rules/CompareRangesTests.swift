import PQModel
import PQPlan
import PQSyntax
import Testing

/// The range that the range of a query is compared with.
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
    // A period that is not over is compared with an equally long part of the one before.
    ("DURING THIS MONTH EVERY 1d COMPARE WITH PREVIOUS", "2025-12-01", "2025-12-15"),
    ("DURING TODAY EVERY 1h COMPARE WITH PREVIOUS", "2026-01-14", "2026-01-14T20:00Z"),
    // A bucket that is not over is compared with an equally long part of its partner.
    (
      "DURING TODAY INCLUDING NOW EVERY 1h COMPARE WITH PREVIOUS", "2026-01-14", "2026-01-14T20:30Z"
    ),
    (
      "DURING TODAY INCLUDING NOW EVERY 1h COMPARE WITH 7d AGO", "2026-01-08", "2026-01-08T20:30Z"
    ),
    ("DURING TODAY INCLUDING NOW EVERY 1d COMPARE WITH 1w AGO", "2026-01-08", "2026-01-08T20:30Z"),
    ("DURING TODAY INCLUDING NOW COMPARE WITH PREVIOUS", "2026-01-14", "2026-01-14T20:30Z"),
    (
      "LAST 2h INCLUDING NOW EVERY 1h COMPARE WITH PREVIOUS", "2026-01-15T15:00Z",
      "2026-01-15T17:30Z"
    ),
    ("LAST 2d INCLUDING NOW EVERY 1d COMPARE WITH PREVIOUS", "2026-01-10", "2026-01-12T20:30Z"),
    // Months are matched by the day of the month; whole months are compared with whole months.
    (
      "SINCE '2025-12-01' UNTIL '2025-12-11' EVERY 1d COMPARE WITH 1mo AGO", "2025-11-01",
      "2025-11-11"
    ),
    ("DURING LAST MONTH EVERY 1mo COMPARE WITH PREVIOUS", "2025-11-01", "2025-12-01"),
    ("DURING LAST QUARTER EVERY 1q COMPARE WITH PREVIOUS", "2025-07-01", "2025-10-01"),
    ("DURING LAST MONTH COMPARE WITH PREVIOUS", "2025-11-01", "2025-12-01"),
    ("DURING LAST MONTH COMPARE WITH 1y AGO", "2024-12-01", "2025-01-01"),
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
    #expect(plan.before?.buckets.count == plan.current.buckets.count)
    #expect(plan.frame.captions.contains { $0.hasPrefix("compared with ") })
  }

  /// Days without a partner are left out of both ranges, and a warning counts them.
  @Test(arguments: [
    (
      "DURING LAST MONTH EVERY 1d COMPARE WITH PREVIOUS", "2026-01-15T20:30Z", 30,
      "1 day has no partner and is left out of the comparison", "Left out: 2025-12-31."
    ),
    (
      "DURING LAST MONTH EVERY 1d COMPARE WITH PREVIOUS", "2026-03-15T20:30Z", 28,
      "3 days have no partner and are left out of the comparison",
      "Left out: 2026-01-29, 2026-01-30, 2026-01-31."
    ),
    (
      "DURING LAST MONTH EVERY 1d COMPARE WITH 1mo AGO", "2026-04-15T20:30Z", 28,
      "3 days have no partner and are left out of the comparison",
      "Left out: 2026-03-29, 2026-03-30, 2026-03-31."
    ),
    (
      "DURING THIS MONTH EVERY 1d COMPARE WITH PREVIOUS", "2026-03-31T20:30Z", 28,
      "2 days have no partner and are left out of the comparison",
      "Left out: 2026-03-29, 2026-03-30."
    ),
    (
      "DURING LAST YEAR EVERY 1d COMPARE WITH PREVIOUS", "2025-03-31T20:30Z", 365,
      "1 day has no partner and is left out of the comparison", "Left out: 2024-02-29."
    ),
    (
      "DURING LAST QUARTER EVERY 1d COMPARE WITH PREVIOUS", "2026-07-31T20:30Z", 88,
      "5 days have no partner and are left out of the comparison",
      "Left out: 2026-05-29, 2026-05-30, 2026-05-31 and 2 more."
    ),
    (
      "LAST 1mo EVERY 1d COMPARE WITH PREVIOUS", "2026-01-15T20:30Z", 30,
      "1 day has no partner and is left out of the comparison", "Left out: 2025-12-31."
    ),
    (
      "SINCE '2026-03-27' UNTIL '2026-04-03' EVERY 1d COMPARE WITH 1mo AGO", "2026-04-15T20:30Z", 4,
      "3 days have no partner and are left out of the comparison",
      "Left out: 2026-03-29, 2026-03-30, 2026-03-31."
    ),
    (
      "SINCE '2026-03-01' UNTIL '2026-04-01' EVERY 1d COMPARE WITH 13mo AGO", "2026-05-15T20:30Z",
      28, "3 days have no partner and are left out of the comparison",
      "Left out: 2026-03-29, 2026-03-30, 2026-03-31."
    ),
    (
      "DURING THIS MONTH INCLUDING NOW EVERY 1d COMPARE WITH PREVIOUS", "2026-01-15T20:30Z", 14,
      "1 day has no partner and is left out of the comparison", "Left out: 2026-01-15."
    ),
    (
      "DURING THIS MONTH INCLUDING NOW COMPARE WITH PREVIOUS", "2026-01-15T20:30Z", 1,
      "the time that is not over has no partner and is left out of the comparison",
      "Left out: 2026-01-15T00:00Z."
    ),
  ])
  func bucketsWithoutPartnerAreLeftOut(
    clauses: String, clock: String, count: Int, message: String, advice: String
  ) throws {
    let planned = Planned("SELECT http \(clauses)", clock: try time(clock))
    let plan = try #require(planned.plan)
    #expect(plan.current.buckets.count == count)
    #expect(plan.before?.buckets.count == count)
    #expect(planned.diagnostics.map(\.code) == [.withoutPartner])
    #expect(planned.diagnostics.map(\.severity) == [.warning])
    #expect(planned.diagnostics.map(\.message) == [message])
    #expect(planned.diagnostics.first?.advice == [advice])
    #expect(plan.frame.captions.last?.hasSuffix("without a partner left out") == true)
  }

  /// Gaps between buckets that are left out are not requested.
  @Test func gapsAreNotAskedFor() throws {
    let text = "SELECT http SINCE '2026-03-27' UNTIL '2026-04-03' EVERY 1d COMPARE WITH 1mo AGO"
    let plan = try #require(Planned(text, clock: try time("2026-04-15")).plan)
    let ranges = plan.requests.map(\.range)
    #expect(
      ranges == [
        try range("2026-03-27", "2026-03-29"), try range("2026-04-01", "2026-04-03"),
        try range("2026-02-27", "2026-03-03"),
      ])
    #expect(plan.current.buckets.gaps == [try range("2026-03-29", "2026-04-01")])
    #expect(plan.current.buckets.index(of: try time("2026-03-30")) == nil)
    #expect(plan.current.buckets.index(of: try time("2026-04-01")) == 2)
  }

  /// In the week in which clocks are put forward, the same days have one hour less.
  @Test func followsTheCalendarOfAZone() throws {
    let clock = try time("2026-03-31T10:00Z")
    let text = "SELECT http LAST 2d EVERY 1d TIMEZONE 'Europe/Berlin' COMPARE WITH 7d AGO"
    let plan = try #require(Planned(text, clock: clock).plan)
    #expect(plan.current.range == (try range("2026-03-28T23:00Z", "2026-03-30T22:00Z")))
    #expect(plan.before?.range == (try range("2026-03-21T23:00Z", "2026-03-23T23:00Z")))
  }

  /// An hour is compared with the hour of the same local time. An hour that is skipped has no
  /// partner. Buckets that are too long for local time are compared by UTC.
  @Test(arguments: [
    (
      "DURING YESTERDAY EVERY 1h COMPARE WITH PREVIOUS", "2026-03-30T10:30Z", 23,
      "2026-03-27T23:00Z", "2026-03-28T23:00Z", ["2026-03-28T02:00+01:00"]
    ),
    (
      "DURING YESTERDAY EVERY 1h COMPARE WITH PREVIOUS", "2026-03-31T10:30Z", 23,
      "2026-03-28T23:00Z", "2026-03-29T22:00Z", ["2026-03-30T02:00+02:00"]
    ),
    (
      "DURING YESTERDAY EVERY 1h COMPARE WITH PREVIOUS", "2026-10-26T10:30Z", 24,
      "2026-10-23T22:00Z", "2026-10-24T22:00Z", ["2026-10-25T02:00+01:00"]
    ),
    (
      "DURING YESTERDAY EVERY 1d COMPARE WITH PREVIOUS", "2026-10-26T10:30Z", 1,
      "2026-10-23T22:00Z", "2026-10-24T22:00Z", []
    ),
    (
      "LAST 1d EVERY 12h COMPARE WITH 7d AGO", "2026-03-30T10:30Z", 2, "2026-03-22T00:00Z",
      "2026-03-23T00:00Z", []
    ),
    (
      "LAST 6h EVERY 1h COMPARE WITH 7d AGO", "2026-03-30T10:30Z", 6, "2026-03-23T05:00Z",
      "2026-03-23T11:00Z", []
    ),
    (
      "DURING TODAY EVERY 1h COMPARE WITH PREVIOUS", "2026-03-30T10:30Z", 11, "2026-03-28T23:00Z",
      "2026-03-29T10:00Z", ["2026-03-30T02:00+02:00"]
    ),
    (
      "DURING TODAY INCLUDING NOW EVERY 1d COMPARE WITH PREVIOUS", "2026-03-30T10:30Z", 1,
      "2026-03-28T23:00Z", "2026-03-29T10:30Z", []
    ),
    (
      "DURING TODAY COMPARE WITH PREVIOUS", "2026-03-30T10:30Z", 1, "2026-03-28T23:00Z",
      "2026-03-29T10:30Z", []
    ),
    (
      "SINCE '2026-03-28' UNTIL '2026-03-30' COMPARE WITH PREVIOUS", "2026-03-30T10:30Z", 1,
      "2026-03-25T23:00Z", "2026-03-27T23:00Z", []
    ),
  ])
  func followsTheClocksOfAZone(
    clauses: String, clock: String, count: Int, from: String, to: String, leftOut: [String]
  ) throws {
    let text = "SELECT http \(clauses) TIMEZONE 'Europe/Berlin'"
    let planned = Planned(text, clock: try time(clock))
    let plan = try #require(planned.plan, "\(planned.diagnostics)")
    let before = try #require(plan.before)
    #expect(before.range == (try range(from, to)))
    #expect([plan.current.buckets.count, before.buckets.count] == [count, count])
    let advice = planned.diagnostics.flatMap(\.advice)
    #expect(advice == leftOut.map { "Left out: \($0)." })
  }

  /// Each bucket has a partner that begins at the same local time.
  @Test(arguments: ["1d", "1h", "30m"], [1, 7, 30])
  func partnersBeginAtTheSameTimeOfDay(every: String, days: Int) throws {
    let zone = SampleZones.berlin
    let text =
      "SELECT http SINCE '2026-03-27' UNTIL '2026-04-02' EVERY \(every)"
      + " TIMEZONE 'Europe/Berlin' COMPARE WITH \(days)d AGO"
    let rules = Interval.allCases.map { ExportLimits.Rule($0) }
    let catalog = Catalog(limits: ExportLimits(rules: rules, maxDimensions: 2))
    let plan = try #require(
      Planned(text, catalog: catalog, clock: try time("2026-04-05")).plan)
    let (own, before) = (plan.current.buckets, try #require(plan.before?.buckets))
    #expect(own.count == before.count && own.count > 5)
    for index in 0..<own.count {
      let (local, other) = (zone.local(own[index].from), zone.local(before[index].from))
      #expect(local.adding(days: -days) == other)
    }
  }

  @Test(arguments: [
    (
      "SINCE '2026-03-29' UNTIL '2026-04-01' EVERY 1d COMPARE WITH 1mo AGO",
      "no bucket of 1d in the range 2026-03-29T00:00Z to 2026-04-01T00:00Z has a partner in the range"
        + " that is compared with"
    ),
    (
      "SINCE '2026-03-31' UNTIL '2026-04-01' COMPARE WITH 1mo AGO",
      "nothing in the range 2026-03-31T00:00Z to 2026-04-01T00:00Z has a partner in the range that is"
        + " compared with"
    ),
  ])
  func daysThatDoNotExistCannotBeCompared(clauses: String, message: String) throws {
    let planned = Planned("SELECT http \(clauses)", clock: try time("2026-04-15"))
    #expect(planned.errors.map(\.code) == [.withoutPartner])
    #expect(planned.errors.map(\.message) == [message])
    #expect(planned.errors.allSatisfy { $0.fixIt == nil })
  }

  /// The compared part of the partner needs shorter buckets, which are no longer kept.
  @Test func aRunningDayNeedsAPartOfTheOther() throws {
    let planned = Planned("SELECT http DURING TODAY INCLUDING NOW EVERY 1d COMPARE WITH 1mo AGO")
    #expect(planned.errors.map(\.code) == [.beyondRetention])
    #expect(
      planned.errors.first?.message
        == "the range that is compared with ends at 2025-12-15T20:30Z, which takes buckets of 30m or"
        + " less, and those reach back to 2026-01-01T20:30Z")
  }

  @Test(arguments: [
    ("LAST 2d EVERY 1d COMPARE WITH 1h AGO", DiagnosticCode.partialBuckets),
    ("LAST 10d EVERY 1h COMPARE WITH PREVIOUS", .beyondRetention),
    ("SINCE '2026-01-15T18:00Z' EVERY 1h COMPARE WITH 30m AGO", .partialBuckets),
  ])
  func comparedRangeMustBeAnswerable(clauses: String, code: DiagnosticCode) {
    let text = "SELECT http \(clauses)"
    let errors = Planned(text).errors
    #expect(errors.map(\.code) == [code])
    #expect(errors.first?.message.contains("the range that is compared with begins at") == true)
    #expect(errors.first.map { text.utf8.count - $0.range.upperBound } == 0)
  }
}
