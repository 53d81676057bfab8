import PQModel
import PQTestSupport
import Testing

@testable import PQEngine
@testable import PQPlan

/// An executor sends what is planned, and says in one sentence why there is no answer.
@Suite(.timeLimit(.minutes(1))) struct ExecutorTests {
  @Test func sendsAllRequestsAndJoinsTheirAnswers() async throws {
    let backend = ScriptedBackend()
    let plan = try Planned.plan("SELECT http LAST 1d EVERY 1m", backend)
    let execution = try await Executor(backend: backend, options: ExecutionOptions(parallelism: 1))
      .run(plan)
    #expect(execution.table.rowCount == 1440)
    #expect(backend.requests == plan.requests)
    #expect(execution.requests.map(\.rows) == [360, 360, 360, 360])
  }

  @Test func withoutARequestNothingIsAsked() async throws {
    let backend = ScriptedBackend()
    let plan = try Planned.plan(
      "SELECT http WHERE os = 'a' AND os = 'b' LAST 1h EVERY 1h", backend)
    let table = try await Executor(backend: backend).run(plan).table
    #expect(backend.requests.isEmpty)
    #expect(table.rowCount == 0)
    #expect(table.columns.map(\.name) == ["timestamp", "http"])
  }

  @Test func aFailureIsPassedOn() async throws {
    let failure = BackendFailure("the server answered 503; try again later")
    let backend = ScriptedBackend { _ throws(BackendFailure) in throw failure }
    let plan = try Planned.plan("SELECT http LAST 1d EVERY 1m", backend)
    await #expect(throws: failure) {
      try await Executor(backend: backend, options: ExecutionOptions(parallelism: 1)).run(plan)
    }
    #expect(backend.requests.count == 1)
  }

  @Test(arguments: [
    ("SELECT http LAST 1d EVERY 1d", "\"http\" is larger than 9223372036854775807"),
    ("SELECT p2p AS x, p2p * 2 AS y LAST 1m EVERY 1m", "\"y\" is larger than"),
    ("SELECT p2p LAST 1m EVERY 1m HAVING p2p + 1 > 0", "a number of the query is larger than"),
    ("SELECT sessions BY os LAST 1m EVERY 1m TOP 1 BY p2p * 2", "the number of TOP is larger than"),
    ("SELECT max(p2p + p2p, 1m) AS z LAST 5m EVERY 5m", "\"z\" is larger than"),
  ])
  func whatIsTooLargeIsNamed(text: String, start: String) async throws {
    let backend = ScriptedBackend(
      catalog: Catalog(limits: ExportLimits(rules: [.init(.m1)], maxDimensions: 2))
    ) { request in
      var answer = Table.ones(request)
      for place in answer.columns.indices {
        guard case .integers(let values) = answer.columns[place].values else { continue }
        answer.columns[place].values = .integers(values.map { _ in .max })
      }
      if request.bucketCount == 5 { return answer.rows([0]) }
      return answer
    }
    let plan = try Planned.plan(text, backend)
    let failure = await #expect(throws: BackendFailure.self) {
      try await Executor(backend: backend).run(plan)
    }
    #expect(failure?.description.hasPrefix(start) == true, "\(failure?.description ?? "")")
    #expect(failure?.kind == .number)
  }

  @Test func whatWasDoneIsTold() async throws {
    let backend = ScriptedBackend()
    let plan = try Planned.plan(
      "SELECT http BY os LAST 3h EVERY 1h FILL 0 HAVING http > 0 TOP 1 BY http LIMIT 2", backend)
    let execution = try await Executor(backend: backend).run(plan)
    #expect(
      execution.steps.map(\.operation) == [
        .gather, .top, .fill, .compute, .having, .sort, .limit, .columns,
      ])
    #expect(execution.steps.map(\.rows) == [3, 1, 3, 3, 3, 3, 2, 2])
    #expect(execution.steps.allSatisfy { $0.time >= .zero })
  }
}
