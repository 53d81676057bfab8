import PQModel
import PQSyntax
import Testing

@testable import PQPlan

/// Buckets that are not settled are subtracted only if there is no other way.
@Suite struct SettleSubtractionTests {
  /// Returns the plan of a query of `http` at 20:30. The margin is the time after the end of a
  /// bucket in which it may change.
  private static func planned(
    _ clauses: String, margin: TimeSpan = 10 * .minute, clock: Instant = Planned.clock
  ) -> Planned {
    let limits = ExportLimits.documented.settling(after: margin)
    return Planned("SELECT http \(clauses)", catalog: Catalog(limits: limits), clock: clock)
  }

  struct Example: Sendable {
    let clauses: String
    /// The slices with their intervals, and the filters of their requests.
    let slices: [String]
    /// The time from which on differences may still change; `nil` if there are none.
    var note: String?
  }

  static let examples = [
    // All buckets are settled.
    Example(
      clauses: "BY browser, os WHERE country != 'US' LAST 2h EVERY 1h",
      slices: ["18:00-20:00 1h: -(country), +()"]),
    // There is no other way.
    Example(
      clauses: "BY browser, os WHERE country != 'US' LAST 1h EVERY 5m",
      slices: ["19:30-20:20 5m: -(country), +()", "20:20-20:30 5m: -(country), +()"], note: "20:20"),
    Example(
      clauses: "BY browser, os WHERE country != 'US' LAST 2h INCLUDING NOW EVERY 1h",
      slices: ["18:00-20:00 1h: -(country), +()", "20:00-21:00 1h: -(country), +()"], note: "20:00"),
    Example(
      clauses: "BY browser, os WHERE country != 'US' LAST 1h",
      slices: ["19:30-20:00 30m: -(country), +()", "20:00-20:30 30m: -(country), +()"],
      note: "20:00"),
    // No bucket is settled, but shorter ones are.
    Example(
      clauses: "BY browser, os WHERE country != 'US' DURING TODAY INCLUDING NOW EVERY 1d",
      slices: ["00:00-20:20 10m: -(country), +()", "20:20-00:00 10m: -(country), +()"],
      note: "20:20"),
    Example(
      clauses: "BY browser, os WHERE country != 'US' LAST 10m EVERY 10m",
      slices: ["20:20-20:30 10m: -(country), +()"], note: "20:20"),
    // Each browser is requested alone, so that the country fits in.
    Example(
      clauses: "BY browser, os WHERE browser IN ('a', 'b') AND country != 'US' LAST 1h EVERY 5m",
      slices: ["19:30-20:30 5m: +(browser), +(browser) here"]),
    Example(
      clauses:
        "BY browser, os WHERE browser IN ('a', 'b', 'c') AND country != 'US' LAST 1h EVERY 5m",
      slices: ["19:30-20:30 5m: +(browser), +(browser), +(browser) here"]),
    Example(
      clauses:
        "BY browser, os WHERE browser IN ('a', 'b', 'c') AND country != 'US' LAST 12h EVERY 1m",
      slices: [
        "08:30-14:30 1m: -(browser country), +(browser)",
        "14:30-20:30 1m: +(browser), +(browser), +(browser) here",
      ]),
    // The range that is compared with is settled.
    Example(
      clauses: "BY browser, os WHERE country != 'US' LAST 10m EVERY 10m COMPARE WITH 1d AGO",
      slices: ["20:20-20:30 10m: -(country), +()", "20:20-20:30 10m: -(country), +()"],
      note: "20:20"),
    // The alternatives are added.
    Example(
      clauses:
        "BY city, isp WHERE (country = 'US' AND os = 'a') OR country = 'DE' LAST 1h EVERY 5m",
      slices: ["19:30-20:30 5m: +(country os), +(country)"]),
    Example(
      clauses: "BY city, isp WHERE country = 'US' OR os = 'a' LAST 1h EVERY 5m",
      slices: [
        "19:30-20:20 5m: -(country os), +(country), +(os)",
        "20:20-20:30 5m: -(country os), +(country), +(os)",
      ], note: "20:20"),
  ]

  @Test(arguments: examples)
  func unsettledBucketsHaveTheirOwnSlice(example: Example) throws {
    let planned = Self.planned(example.clauses)
    let plan = try #require(planned.plan, "\(planned.diagnostics)")
    #expect(plan.invariantViolation() == nil)
    #expect(plan.slices == example.slices)
    #expect(plan.dropsEmptyGroups == example.slices.contains { $0.contains("-(") })
    let notes = planned.diagnostics.map { "\($0.severity) \($0.code.rawValue): \($0.message)" }
    let told = example.note.map {
      "warning unsettled-subtraction: this takes a subtraction, and from 2026-01-15T\($0)Z on the"
        + " buckets may still change"
    }
    #expect(notes == [told].compactMap { $0 })
  }

  /// If buckets never change, the plan has no extra slices.
  @Test(arguments: examples)
  func withoutAMarginThePlanIsUnchanged(example: Example) throws {
    let settled = Self.planned(example.clauses, margin: TimeSpan(milliseconds: 0))
    let plain = Planned("SELECT http \(example.clauses)")
    #expect(settled.plan != nil && settled.plan == plain.plan)
    #expect(settled.diagnostics.isEmpty)
  }

  /// A bucket is settled as soon as the margin after its end is over.
  @Test(arguments: [(0, false), (-1, true)])
  func theMarginCountsFromTheEndOfABucket(milliseconds: Int64, isNoted: Bool) {
    let clock =
      Planned.clock.floored(to: .hour) + 10 * .minute + TimeSpan(milliseconds: milliseconds)
    let clauses = "BY browser, os WHERE country != 'US' SINCE '2026-01-15T18:00' UNTIL"
    let planned = Self.planned("\(clauses) '2026-01-15T20:00' EVERY 1h", clock: clock)
    #expect(planned.diagnostics.isEmpty != isNoted)
    #expect(planned.plan?.requests.count == (isNoted ? 4 : 2))
  }

  /// Two subtracted requests are not replaced by more than `maxBranches` requests.
  @Test(arguments: [12, 13])
  func aLongListIsSubtracted(count: Int) throws {
    let list = (0..<count).map { "'\($0)'" }.joined(separator: ", ")
    let planned = Self.planned(
      "BY browser, os WHERE browser IN (\(list)) AND country != 'US' LAST 10m EVERY 10m")
    let plan = try #require(planned.plan)
    #expect(plan.requests.count == (count == 12 ? 12 : 2))
    #expect(planned.diagnostics.isEmpty == (count == 12))
  }

  /// The maximum of 10,000 requests per plan is kept, even if more requests would give a better
  /// answer.
  @Test func theRequestLimitIsKept() throws {
    let limits = ExportLimits(
      rules: [.init(.m1, maxRange: .minute)], maxDimensions: 2, settlingMargin: 10 * .minute)
    let text = "SELECT http BY browser, os WHERE country != 'US' LAST 5000m EVERY 1m"
    let plan = try #require(Planned(text, catalog: Catalog(limits: limits)).plan)
    #expect(plan.requests.count == 10_000)
  }

  @Test(arguments: [
    (
      "BY browser, os WHERE country != 'US' LAST 1h EVERY 5m",
      [
        "subtract: country.code NOT IN ('US') -> all - country.code IN ('US')",
        "settle: from 2026-01-15T20:20Z on buckets may still change, so they have requests of their own",
      ], PlannedPredicate.Place.api
    ),
    (
      "BY browser, os WHERE country != 'US' AND browser IN ('a', 'b', 'c') LAST 1h EVERY 5m",
      [
        "settle: from 2026-01-15T19:30Z on buckets may still change, so nothing is subtracted there",
        "filter here: split by country.code as well, then filtered and added up",
        "fan out: browser.name has 3 values, each in a request of its own",
      ], .local
    ),
    (
      "BY browser, os WHERE country != 'US' AND browser IN ('a', 'b', 'c') LAST 12h EVERY 1m",
      [
        "split: 12h -> 2 slices",
        "subtract: country.code NOT IN ('US') -> all - country.code IN ('US')",
        "settle: from 2026-01-15T14:30Z on buckets may still change, so nothing is subtracted there",
        "filter here: split by country.code as well, then filtered and added up",
        "fan out: browser.name has 3 values, each in a request of its own",
      ], .both
    ),
  ])
  func explainNamesTheRewrites(clauses: String, rewrites: [String], place: PlannedPredicate.Place)
    throws
  {
    let plan = try #require(Self.planned(clauses).plan)
    #expect(plan.rewrites.map { "\($0.rule.name): \($0.text)" } == rewrites)
    #expect(plan.predicates.first?.place == place)
  }
}

extension Plan {
  /// The slices: range, interval, and for each request its sign and filtered dimensions. `here`
  /// means that rows are filtered locally.
  fileprivate var slices: [String] { current.slices + (before?.slices ?? []) }
}

extension FetchPlan {
  fileprivate var slices: [String] {
    var slices: [(range: TimeRange, text: String)] = []
    for fetch in fetches {
      let range = fetch.request.range
      let names = fetch.request.filters.map { $0.dimension.rawValue.prefix { $0 != "." } }
      let term = "\(fetch.factor < 0 ? "-" : "+")(\(names.joined(separator: " ")))"
      if slices.last?.range == range {
        slices[slices.count - 1].text += ", \(term)"
      } else {
        let times = "\(Self.time(range.from))-\(Self.time(range.to))"
        slices.append((range, "\(times) \(fetch.request.interval.rawValue): \(term)"))
      }
    }
    return slices.map { slice in
      let isFiltered = fetches.contains { $0.request.range == slice.range && $0.filter != nil }
      return slice.text + (isFiltered ? " here" : "")
    }
  }

  private static func time(_ instant: Instant) -> String {
    String(instant.description.dropFirst(11).prefix(5))
  }
}
