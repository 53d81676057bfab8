import PQModel
import Testing

@testable import PQPlan

/// The requests of a plan cover its range exactly once, in order.
@Suite struct PlanInvariantsTests {
  @Test(arguments: [
    ([0, 1, 2], true), ([0, 2], true), ([], true), ([0, 1, 1, 2], false),
    ([1, 2], false), ([0, 1], false), ([1, 2, 0, 1], false),
  ])
  func cover(borders: [Int], holds: Bool) throws {
    let slices = zip(borders, borders.dropFirst()).filter { $0 < $1 }.map { $0..<$1 }
    let doubled = borders == [0, 1, 1, 2] ? slices + slices : slices
    let plan = Plan(
      requests: try doubled.map(request), predicates: [], fetched: [], operators: [])
    let range = TimeRange(from: hour(0), to: hour(2))
    #expect((plan.invariantViolation(over: range) == nil) == holds)
  }

  private func request(_ hours: Range<Int>) throws -> ExportRequest {
    try ExportRequest(
      range: TimeRange(from: hour(hours.lowerBound), to: hour(hours.upperBound)), interval: .h1,
      metrics: [.http], catalog: Catalog(), clock: hour(2))
  }

  private func hour(_ count: Int) -> Instant {
    Instant(milliseconds: Int64(count) * TimeSpan.hour.milliseconds)
  }
}
