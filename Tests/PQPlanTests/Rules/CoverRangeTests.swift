import PQModel
import PQSemantics
import Testing

@testable import PQPlan

/// A range is split into buckets, which are rolled up from the longest interval that fits.
@Suite struct CoverRangeTests {
  @Test(arguments: [
    ("LAST 2h EVERY 15m", 8, "24 x 5m"), ("LAST 2h EVERY 1h", 2, "2 x 1h"),
    ("LAST 1h EVERY 1h", 1, "1 x 1h"), ("LAST 6h EVERY 2h", 3, "6 x 1h"),
    ("LAST 3d EVERY 3d", 1, "3 x 1d"), ("LAST 28d EVERY 14d", 2, "2 x 14d"),
    ("LAST 2mo EVERY 1mo", 2, "61 x 1d"), ("LAST 4w EVERY 2w", 2, "28 x 1d"),
    ("LAST 1y EVERY 1y", 1, "365 x 1d"), ("LAST 7m EVERY 7m", 1, "7 x 1m"),
    ("LAST 24h EVERY 45m", 32, "288 x 5m in 4"),
    ("TIMEZONE 'Europe/Berlin' LAST 2d EVERY 1d", 2, "48 x 1h"),
    ("TIMEZONE 'Asia/Kolkata' LAST 2d EVERY 1d", 2, "96 x 30m"),
    ("LAST 1q EVERY 1mo", 3, "92 x 1d"),
  ])
  func rollsUp(clauses: String, buckets: Int, requests: String) throws {
    let plan = try #require(Planned("SELECT http \(clauses)").plan, "\(clauses)")
    #expect(plan.current.buckets.count == buckets)
    let count = plan.requests.reduce(0) { $0 + $1.bucketCount }
    let interval = Set(plan.requests.map(\.interval.rawValue)).sorted().joined(separator: " ")
    let slices = plan.requests.count == 1 ? "" : " in \(plan.requests.count)"
    #expect("\(count) x \(interval)\(slices)" == requests)
  }

  @Test(arguments: [
    ("max(sessions, 5m) AS x LAST 1d EVERY 1h", 288, "5m"),
    ("max(sessions, 1h) AS x LAST 1d EVERY 1d", 24, "1h"),
    ("max(sessions, 1d) AS x LAST 1mo EVERY 1mo", 31, "1d"),
    ("max(sessions, 1mo) AS x LAST 1y EVERY 1y", 12, "1d"),
    ("max(sessions, 15m) AS x LAST 6h", 24, "5m"),
    ("avg(sessions, 10m) AS x LAST 2h EVERY 20m", 12, "10m"),
  ])
  func bucketsOfReducersFit(query: String, count: Int, interval: String) throws {
    let plan = try #require(Planned("SELECT \(query)").plan)
    #expect(plan.current.grains.map(\.count) == [count])
    #expect(Set(plan.requests.map(\.interval.rawValue)) == [interval])
  }

  @Test(arguments: [
    "max(sessions, 7m) AS x LAST 1d EVERY 1h", "max(sessions, 1h) AS x LAST 1h EVERY 15m",
    "max(sessions, 1w) AS x LAST 1mo EVERY 1mo", "max(sessions, 1d) AS x LAST 6h EVERY 1h",
  ])
  func bucketsOfReducersThatDoNotFitAreRefused(query: String) throws {
    let query = try Planned.query("SELECT \(query)")
    let planner = Planner(catalog: Catalog(), clock: Planned.clock)
    #expect {
      _ = try planner.outline(query, AskedRange(query.range))
    } throws: { error in
      if case PlanFailure.range(.partialGrain)? = error as? PlanFailure { true } else { false }
    }
  }

  struct Refusal: Sendable {
    let from: String
    let to: String
    var bucketing: Bucketing?
    let failure: @Sendable (TimeRange) throws -> RangeFailure
  }

  static let refusals = [
    Refusal(from: "2026-01-15", to: "2026-01-15") { .empty($0) },
    Refusal(from: "2026-01-15", to: "2026-01-14") { .empty($0) },
    Refusal(from: "2026-01-15T10:30Z", to: "2026-01-15T12:00Z", bucketing: Bucketing(.h1)) {
      .partial(at: $0.from, $0, Bucketing(.h1))
    },
    Refusal(from: "2026-01-15T10:00Z", to: "2026-01-15T12:30Z", bucketing: Bucketing(.h1)) {
      .partial(at: $0.to, $0, Bucketing(.h1))
    },
    Refusal(from: "2026-01-15T10:00:30Z", to: "2026-01-15T12:00Z") {
      .partial(at: $0.from, $0, Bucketing(.m1))
    },
    Refusal(from: "2025-12-01", to: "2026-01-01", bucketing: Bucketing(.h1)) {
      .beyondRetention(
        $0, at: $0.from, needing: [.m1, .m5, .m10, .m30, .h1],
        earliest: try time("2026-01-01T20:30Z"))
    },
    // Only the end is too old for such short buckets.
    Refusal(from: "2025-12-01", to: "2025-12-05T00:05Z") {
      .beyondRetention(
        $0, at: $0.to, needing: [.m1, .m5], earliest: try time("2026-01-08T20:30Z"))
    },
    Refusal(from: "0001-01-01", to: "9999-01-01", bucketing: Bucketing(.m1)) {
      .tooManyBuckets($0, Bucketing(.m1))
    },
    Refusal(
      from: "0000-12-31T23:00Z", to: "9998-12-31T23:00Z",
      bucketing: Bucketing(.days(1), in: SampleZones.berlin)
    ) {
      .tooManyBuckets($0, Bucketing(.days(1), in: SampleZones.berlin))
    },
  ]

  @Test(arguments: refusals)
  func refusalHasAReason(refusal: Refusal) throws {
    let range = try range(refusal.from, refusal.to)
    let coverRule = CoverRange(limits: .documented, clock: Planned.clock, grains: [])
    let expected = try refusal.failure(range)
    #expect(throws: expected) { _ = try coverRule.covered(range, refusal.bucketing) }
  }

  @Test func unusableIntervalsAreReported() throws {
    let coverRule = CoverRange(
      limits: .documented.coarsened(to: .h1), clock: Planned.clock, grains: [])
    let day = Bucketing(.days(1), in: try SampleZones.zone("Asia/Kolkata"))
    let range = try range("2026-01-13T18:30Z", "2026-01-14T18:30Z")
    #expect(throws: RangeFailure.noInterval(range)) { _ = try coverRule.covered(range, day) }
  }

  @Test func checksItsInvariants() throws {
    let day = try range("2026-01-14", "2026-01-15")
    let (morning, evening) = (
      try range("2026-01-14", "2026-01-14T12:00Z"), try range("2026-01-14T12:00Z", "2026-01-15")
    )
    func problem(_ slices: [TimeRange], _ interval: Interval, _ length: TimeSpan) throws -> String?
    {
      CoveredRange(
        range: day, buckets: try #require(Buckets(Bucketing(.fixed(length)), of: day)), grains: [],
        slices: slices.map { Slice(range: $0, interval: interval) }, bucketing: nil
      ).invariantViolation()
    }
    #expect(try problem([day], .h1, .hour) == nil)
    #expect(try problem([morning, evening], .h12, 12 * .hour) == nil)
    #expect(try problem([morning], .h1, .hour) != nil)
    #expect(try problem([evening], .h1, .hour) != nil)
    #expect(try problem([morning, morning, evening], .h1, .hour) != nil)
    #expect(try problem([day], .h3, .hour) != nil)
  }
}

extension CoverRange {
  /// Splits a range into buckets of a length, or keeps it whole, and covers it with requests.
  fileprivate func covered(_ range: TimeRange, _ bucketing: Bucketing?) throws(RangeFailure)
    -> CoveredRange
  {
    try cover(try buckets(of: range, bucketing), bucketing)
  }
}
