import PQModel
import PQTestSupport
import Testing

@testable import PQEngine
@testable import PQPlan

/// The parts of a plan, run one after the other.
@Suite(.timeLimit(.minutes(1))) struct PlanPartsRunTests {
  /// Each part needs one request for all rows and one that is subtracted.
  private static let text = "SELECT http BY os, city WHERE country NOT IN ('x') LAST 24h EVERY 1m"

  @Test(arguments: [1, 2, 3, 4, 5, 8])
  func partsSendNotMoreRequestsAtOnceThanAllowed(parallelism: Int) async throws {
    let plan = try Planned.plan(Self.text)
    let parts = try #require(plan.parts)
    #expect(parts.count == 4 && plan.requests.count == 8)
    let backend = PausingBackend(plan.requests) { _ in .milliseconds(2) }
    let options = ExecutionOptions(parallelism: parallelism)
    let runner = PlanParts(parts, backend: backend, options: options)
    while try await runner.next() != nil {}
    #expect(backend.seen.mostAtOnce <= parallelism)
    #expect(backend.seen.mostAtOnce >= min(parallelism, 4) / 2)
    #expect(Set(backend.seen.begun) == Set(0..<8))
  }

  @Test func aFailureEndsAllParts() async throws {
    let plan = try Planned.plan("SELECT http LAST 24h EVERY 1m")
    let parts = try #require(plan.parts)
    let failure = BackendFailure("the server is tired", kind: .request)
    let backend = PausingBackend(plan.requests, failures: [1: failure])
    let runner = PlanParts(parts, backend: backend, options: ExecutionOptions(parallelism: 1))
    #expect(try await runner.next()?.rowCount == 360)
    await #expect(throws: failure) { _ = try await runner.next() }
    #expect(try await runner.next() == nil)
    #expect(backend.seen.begun == [0, 1])
  }
}

extension PlanParts.Piece: Equatable {
  static func == (left: Self, right: Self) -> Bool {
    left.table == right.table && left.rowCount == right.rowCount
  }
}
