import PQModel
import PQTestSupport
import Testing

@testable import PQPlan

/// A plan whose rows depend on their own bucket splits into parts of one slice each.
@Suite struct PlanPartsTests {
  @Test(arguments: [
    ("SELECT http LAST 2d EVERY 5m", 8),
    ("SELECT http BY os LAST 24h EVERY 1m", 4),
    ("SELECT rate(http), rank(p2p), if(http > 1, http, p2p) AS x BY os LAST 24h EVERY 1m", 4),
    ("SELECT max(sessions, 1m) LAST 24h EVERY 10m", 4),
    ("SELECT avg(rate(http), 1m) LAST 24h EVERY 10m", 4),
    ("SELECT http BY os LAST 24h EVERY 1m HAVING http > 1 LIMIT 7", 4),
    ("SELECT http BY os LAST 24h EVERY 1m ORDER BY timestamp, http DESC", 4),
    ("SELECT http LAST 24h EVERY 1m FILL LINEAR", 4),
    ("SELECT http BY os WHERE os IN ('a', 'b') LAST 24h EVERY 1m FILL 0", 4),
    ("SELECT http LAST 24h INCLUDING NOW EVERY 1m", 4),
    // A bucket needs the answers of two slices.
    ("SELECT max(sessions, 1m) LAST 24h EVERY 12h", 2),
    ("SELECT max(sessions, 1m) LAST 2d EVERY 8h", 2),
  ])
  func splits(text: String, count: Int) throws {
    let plan = try plan(text)
    let parts = try #require(plan.parts)
    #expect(parts.count == count)
    expectOneWhole(parts, of: plan)
  }

  @Test(arguments: [
    "SELECT http LAST 6h EVERY 1m",
    "SELECT http LAST 3d", "SELECT max(sessions, 1m) LAST 24h EVERY 1d",
    "SELECT http LAST 24h EVERY 1m COMPARE WITH 1d AGO",
    "SELECT http BY os LAST 24h EVERY 1m TOP 3 BY http",
    "SELECT http BY os LAST 24h EVERY 1m ORDER BY http",
    "SELECT http BY os LAST 24h EVERY 1m ORDER BY os, timestamp",
    "SELECT http BY os LAST 24h EVERY 1m ORDER BY timestamp DESC",
    "SELECT delta(http) LAST 24h EVERY 1m", "SELECT cumulative(http) LAST 24h EVERY 1m",
    "SELECT 2 * moving_avg(http, 3) AS x LAST 24h EVERY 1m",
    "SELECT share(http) BY os LAST 24h EVERY 1m",
    "SELECT max(delta(http), 1m) LAST 24h EVERY 10m",
    "SELECT http BY os LAST 24h EVERY 1m HAVING delta(http) > 1",
    "SELECT http BY os LAST 24h EVERY 1m FILL 0",
    "SELECT http BY os, city WHERE os IN ('a', 'b') LAST 24h EVERY 1m FILL NULL",
    "SELECT http WHERE os = 'a' AND os = 'b' LAST 24h EVERY 1m",
  ])
  func doesNotSplit(text: String) throws {
    let planned = Planned(text)
    // Some of these are refused by the binder, which is another way not to split.
    guard let plan = planned.plan else { return #expect(!planned.errors.isEmpty) }
    #expect(plan.parts == nil)
  }

  @Test func onlyTheLastPartHasTheRunningBucket() throws {
    let parts = try #require(try plan("SELECT http LAST 24h INCLUDING NOW EVERY 1m").parts)
    #expect(parts.dropLast().allSatisfy { $0.current.now == nil })
    #expect(parts.last?.current.now == Planned.clock)
  }

  @Test(arguments: TestSize.cases(UInt64(0)..<40, few: 8))
  func partsOfRandomPlansAreValid(seed: UInt64) throws {
    var generator = QueryGenerator(seed: seed)
    for _ in 0..<20 {
      let query = generator.next()
      let planned = Planned(query.text, catalog: query.catalog, clock: query.clock)
      guard let plan = planned.plan, plan.requests.count < 500, let parts = plan.parts else {
        continue
      }
      expectOneWhole(parts, of: plan)
    }
  }

  private func plan(_ text: String) throws -> Plan {
    let planned = Planned(text)
    return try #require(planned.plan, "\(planned.diagnostics)")
  }

  /// Checks that parts are valid, and together have the requests and buckets of the whole.
  private func expectOneWhole(_ parts: [Plan], of plan: Plan) {
    #expect(parts.count > 1)
    #expect(parts.allSatisfy { $0.invariantViolation() == nil && $0.rows == plan.rows })
    #expect(parts.flatMap(\.fetches) == plan.fetches)
    #expect(parts.flatMap { $0.current.buckets.all } == plan.current.buckets.all)
    for grain in plan.current.grains.indices {
      #expect(parts.flatMap { $0.current.grains[grain].all } == plan.current.grains[grain].all)
    }
    #expect(parts.allSatisfy { $0.frame.range == $0.current.range })
  }
}

extension Buckets {
  fileprivate var all: [TimeRange] { (0..<count).map { self[$0] } }
}
