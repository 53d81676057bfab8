import PQModel
import PQTestSupport
import Testing

@testable import PQEngine
@testable import PQPlan

/// A run whose task is cancelled ends soon and throws `BackendFailure.cancelled`.
@Suite(.timeLimit(.minutes(1))) struct CancellationTests {
  @Test(arguments: ["LAST 1h EVERY 1h", "LAST 1d EVERY 1m"])
  func cancelsDuringARequest(range: String) async throws {
    let plan = try Planned.plan("SELECT http \(range)")
    let backend = PausingBackend(plan.requests) { _ in .seconds(50) }
    let task = Task { try await PlanRunner(backend: backend).run(plan).table.rowCount }
    while backend.seen.begun.isEmpty { try await Task.sleep(for: .milliseconds(1)) }
    task.cancel()
    await #expect(throws: BackendFailure.cancelled) { try await task.value }
    #expect(backend.seen.running == 0)
  }

  @Test func cancelsBeforeTheFirstRequest() async throws {
    let plan = try Planned.plan("SELECT http LAST 1h EVERY 1h")
    let backend = ScriptedBackend()
    let task = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      return try await PlanRunner(backend: backend).run(plan).table.rowCount
    }
    await #expect(throws: BackendFailure.cancelled) { try await task.value }
    #expect(backend.requests.isEmpty)
  }

  /// The task is cancelled when the last answer is already complete.
  @Test func cancelsAfterTheLastAnswer() async throws {
    let plan = try Planned.plan("SELECT http LAST 1h EVERY 1h")
    let backend = ScriptedBackend { request in
      withUnsafeCurrentTask { $0?.cancel() }
      return .ones(request)
    }
    let task = Task { try await PlanRunner(backend: backend).run(plan).table.rowCount }
    await #expect(throws: BackendFailure.cancelled) { try await task.value }
  }
}
