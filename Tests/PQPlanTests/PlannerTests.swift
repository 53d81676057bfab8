import PQModel
import PQSyntax
import PQTestSupport
import Testing

@testable import PQPlan

/// Plans of whole queries.
@Suite struct PlannerTests {
  /// The requests of any plan cover the range once, stay within the limits, and do not repeat.
  @Test(arguments: TestSize.cases(UInt64(1)...60, few: 6))
  func coversTheRangeOnce(seed: UInt64) {
    var queries = QueryGenerator(seed: seed)
    var planned = 0
    for _ in 0..<100 {
      let query = queries.next()
      let plan = Planned(query.text, catalog: query.catalog, clock: query.clock).plan
      guard let plan else { continue }
      planned += 1
      #expect(plan.invariantViolation() == nil, "\(query.text) at \(query.clock)")
      for request in plan.requests {
        #expect(throws: Never.self, "\(query.text) at \(query.clock)") {
          _ = try ExportRequest(
            range: request.range, interval: request.interval, metrics: request.metrics,
            filters: request.filters, dimensions: request.dimensions, catalog: query.catalog,
            clock: query.clock)
        }
      }
      #expect(!Explanation.table(of: plan, .text, by: .demo).columns.isEmpty)
    }
    #expect(planned > 5)
  }

  @Test func isTheSameEachTime() {
    var queries = QueryGenerator(seed: 7)
    for _ in 0..<100 {
      let query = queries.next()
      let plans = (0..<2).map { _ in
        Planned(query.text, catalog: query.catalog, clock: query.clock).plan
      }
      #expect(plans[0] == plans[1])
      #expect(plans[0]?.requests.map(\.body) == plans[1]?.requests.map(\.body))
    }
  }

  /// A mistake is reported even if no row can match.
  @Test func impossiblePredicatesDoNotHideMistakes() {
    let planned = Planned("SELECT http WHERE os = 'a' AND os = 'b' LAST 90m EVERY 1h")
    #expect(planned.plan == nil)
    #expect(planned.errors.map(\.code) == [.partialBuckets])
  }

  @Test func reportsBothTheRangeAndTheDimensions() {
    let planned = Planned("SELECT http BY os, city, isp LAST 90m EVERY 1h")
    #expect(planned.errors.map(\.code) == [.partialBuckets, .tooManyDimensions])
    #expect(planned.errors.map { $0.fixIt?.title } == ["LAST 2h", "BY os.name, city.name"])
  }

  @Test(arguments: [
    ("SINCE TODAY UNTIL '2026-01-15T21:00' EVERY 1h", true), ("LAST 1h EVERY 1h", false),
    ("SINCE TODAY UNTIL '2026-01-15T20:30' EVERY 30m", false),
    ("SINCE TODAY UNTIL '2026-01-16' EVERY 1d", true),
    ("SINCE '2030-01-01' UNTIL '2031-01-01' EVERY 1d", true),
    ("LAST 1h INCLUDING NOW EVERY 1h", false), ("DURING TODAY INCLUDING NOW EVERY 1h", false),
    ("SINCE '2026-01-15T20:00' UNTIL '2026-01-15T20:40'", true),
  ])
  func warnsOfTheFuture(clauses: String, isWarned: Bool) {
    let planned = Planned("SELECT http \(clauses)")
    #expect(planned.plan != nil)
    #expect(planned.errors.isEmpty)
    #expect(planned.diagnostics.map(\.code) == (isWarned ? [.rangeInFuture] : []))
  }

  /// Requests that the API refuses are split, rolled up or replaced by several branches.
  @Test(arguments: [
    ("SELECT http LAST 24h EVERY 1m", 4, Interval.m1), ("SELECT http LAST 7h EVERY 1m", 2, .m1),
    ("SELECT http LAST 14d EVERY 10m", 2, .m10), ("SELECT http LAST 1h EVERY 15m", 1, .m5),
    ("SELECT http LAST 60d EVERY 1mo", 0, .d1), ("SELECT http LAST 2mo EVERY 1mo", 1, .d1),
    ("SELECT http BY os, isp, city WHERE city = 'x' LAST 1h EVERY 1h", 1, .h1),
    ("SELECT http BY os, isp WHERE city != 'x' LAST 1h EVERY 1h", 2, .h1),
  ])
  func rewritesQueriesThatTheAPIRefuses(text: String, count: Int, interval: Interval) {
    let requests = Planned(text).plan?.requests ?? []
    #expect(requests.count == count)
    #expect(requests.allSatisfy { $0.interval == interval })
  }

  @Test(
    arguments: [
      ("LAST 1d", ["2026-01-14T20:30Z to 2026-01-15T20:30Z"]),
      ("LAST 1d EVERY 1h", []),
      (
        "LAST 1d TIMEZONE 'Europe/Berlin'",
        ["2026-01-14T21:30 to 2026-01-15T21:30 (Europe/Berlin)"]
      ),
      ("LAST 1h EVERY AUTO", ["EVERY 1m"]),
      (
        "LAST 2h EVERY 1h COMPARE WITH PREVIOUS",
        ["compared with 2026-01-15T16:00Z to 2026-01-15T18:00Z"]
      ),
    ] as [(String, [String])])
  func captions(clauses: String, captions: [String]) throws {
    #expect(try #require(Planned("SELECT http \(clauses)").plan).frame.captions == captions)
  }
}
