import PQModel
import Testing

@testable import PQPlan

/// The requests of a plan cover its range exactly once for each branch, in order.
@Suite struct PlanInvariantsTests {
  @Test(arguments: [
    ([0, 1, 2], true), ([0, 2], true), ([], true), ([0, 1, 1, 2], false),
    ([1, 2], false), ([0, 1], false), ([1, 2, 0, 1], false),
  ])
  func requestsMustCoverTheRangeOnce(borders: [Int], holds: Bool) throws {
    let slices = zip(borders, borders.dropFirst()).filter { $0 < $1 }.map { $0..<$1 }
    let doubled = borders == [0, 1, 1, 2] ? slices + slices : slices
    #expect(try problem(doubled.map { try fetch($0) }) == (holds ? nil : "wrong"))
  }

  @Test func eachBranchCoversTheRange() throws {
    let both = try [fetch(0..<1, "a"), fetch(0..<1, "b"), fetch(1..<2, "a"), fetch(1..<2, "b")]
    #expect(try problem(both) == nil)
    #expect(try problem(Array(both.dropLast())) != nil)
    // Texts that only look the same are two branches.
    let alike = try [fetch(0..<2, "\u{F6}"), fetch(0..<2, "o\u{308}")]
    #expect(try problem(alike) == nil)
    #expect(try problem(alike + alike) != nil)
  }

  @Test func columnsMustReferToExistingSteps() throws {
    let plan = try #require(Planned("SELECT http, p2p BY os LAST 2h EVERY 1h").plan)
    #expect(plan.invariantViolation() == nil)
    let column = RowPlan.Column(name: "x", unit: .bytes, numbers: .whole, step: 2)
    #expect(plan.with(columns: [column], order: plan.rows.order).invariantViolation() != nil)
    let twice = plan.rows.order + plan.rows.order
    #expect(plan.with(columns: plan.rows.columns, order: twice).invariantViolation() != nil)
  }

  @Test func branchesMustBeDisjoint() {
    let limits = ExportLimits.documented
    let us = ExportRequest.Filter(.countryCode, in: ["US"])
    let branch = Branching.Branch(filters: [us])
    let label = RowLabel(dimension: .countryCode, value: "US")
    func problem(_ branches: [Branching.Branch], _ dimensions: [ExportDimension] = []) -> String? {
      Branching(branches: branches, dimensions: dimensions).invariantViolation(limits)
    }
    #expect(problem([branch]) == nil)
    #expect(problem([branch, Branching.Branch(factor: -1, filters: [us])]) != nil)
    #expect(problem([Branching.Branch(factor: 0, filters: [us])]) != nil)
    #expect(problem([branch], [.osName, .cityName, .ispName]) != nil)
    #expect(problem([Branching.Branch(filters: [us], labels: [label])]) == nil)
    #expect(problem([Branching.Branch(labels: [label])]) != nil)
    #expect(problem([Branching.Branch(filters: [us], labels: [label])], [.countryCode]) != nil)
  }

  /// Returns the problem of these requests for two hours; `nil` if there is none.
  private func problem(_ fetches: [FetchRequest]) throws -> String? {
    let plan = try #require(Planned("SELECT http LAST 2h EVERY 1h").plan)
    let range = TimeRange(from: hour(0), to: hour(2))
    let fetching = FetchPlan(
      range: range, buckets: Buckets(whole: range), grains: [], fetches: fetches)
    return plan.with(fetching).invariantViolation().map { _ in "wrong" }
  }

  private func fetch(_ hours: Range<Int>, _ value: String? = nil) throws -> FetchRequest {
    FetchRequest(
      try ExportRequest(
        range: TimeRange(from: hour(hours.lowerBound), to: hour(hours.upperBound)), interval: .h1,
        metrics: [.http], filters: value.map { [ExportRequest.Filter(.cityName, in: [$0])] } ?? [],
        catalog: Catalog(), clock: hour(2)))
  }

  private func hour(_ count: Int) -> Instant {
    Instant(milliseconds: Int64(count) * TimeSpan.hour.milliseconds)
  }
}

extension Plan {
  /// Returns the same plan with other requests.
  fileprivate func with(_ fetching: FetchPlan) -> Plan { with(fetching, rows) }

  /// Returns the same plan with other columns and another order.
  fileprivate func with(columns: [RowPlan.Column], order: [RowPlan.SortKey]) -> Plan {
    with(
      current,
      RowPlan(
        timeZone: rows.timeZone, now: nil, marksBuckets: false, grains: rows.grains,
        computation: rows.computation, columns: columns, fill: rows.fill, namedGroups: [],
        groupsOfZeros: nil, having: nil, top: nil, order: order, limit: nil))
  }

  private func with(_ fetching: FetchPlan, _ rows: RowPlan) -> Plan {
    Plan(
      current: fetching, before: nil, metrics: metrics,
      dropsEmptyGroups: dropsEmptyGroups, grouping: grouping, frame: frame, rows: rows,
      namedValues: namedValues, predicates: predicates, rewrites: rewrites)
  }
}
