import PQModel
import PQTestSupport
import Testing

@testable import PQEngine
@testable import PQPlan

/// An executor sends the requests of a plan. If there is no answer, its error says why in one
/// sentence.
@Suite(.timeLimit(.minutes(1))) struct PlanRunnerTests {
  @Test func sendsAllRequestsAndJoinsTheirAnswers() async throws {
    let backend = ScriptedBackend()
    let plan = try Planned.plan("SELECT http LAST 1d EVERY 1m", backend)
    let execution = try await PlanRunner(
      backend: backend, options: ExecutionOptions(parallelism: 1)
    )
    .run(plan)
    #expect(execution.table.rowCount == 1440)
    #expect(backend.requests == plan.requests)
    #expect(execution.requests.map(\.rows) == [360, 360, 360, 360])
  }

  @Test func withoutARequestNothingIsAsked() async throws {
    let backend = ScriptedBackend()
    let plan = try Planned.plan(
      "SELECT http WHERE os = 'a' AND os = 'b' LAST 1h EVERY 1h", backend)
    let table = try await PlanRunner(backend: backend).run(plan).table
    #expect(backend.requests.isEmpty)
    #expect(table.rowCount == 0)
    #expect(table.columns.map(\.name) == ["timestamp", "http"])
  }

  @Test func aFailureIsPassedOn() async throws {
    let failure = BackendFailure("the server answered 503; try again later")
    let backend = ScriptedBackend { _ throws(BackendFailure) in throw failure }
    let plan = try Planned.plan("SELECT http LAST 1d EVERY 1m", backend)
    await #expect(throws: failure) {
      try await PlanRunner(backend: backend, options: ExecutionOptions(parallelism: 1)).run(plan)
    }
    #expect(backend.requests.count == 1)
  }

  @Test(arguments: [
    ("SELECT http LAST 1d EVERY 1d", "\"http\" is larger than 9223372036854775807"),
    ("SELECT p2p AS x, p2p * 2 AS y LAST 1m EVERY 1m", "\"y\" is larger than"),
    ("SELECT p2p, -2 * p2p AS y LAST 1m EVERY 1m", "\"y\" is smaller than"),
    ("SELECT max(p2p + p2p, 1m) AS z LAST 5m EVERY 5m", "\"z\" is larger than"),
    ("SELECT p2p * p2p * p2p / 1e9 AS q LAST 1m EVERY 1m", "\"q\" is computed from"),
    ("SELECT p2p LAST 1m EVERY 1m HAVING p2p * p2p * p2p > 0", "a number of the query is computed"),
    ("SELECT p2p BY os LAST 1m EVERY 1m TOP 1 BY p2p * p2p * p2p", "the number of TOP is computed"),
  ])
  func overflowMessageNamesTheColumn(text: String, start: String) async throws {
    let failure = await #expect(throws: BackendFailure.self) { try await Self.largest(text) }
    #expect(failure?.description.hasPrefix(start) == true, "\(failure?.description ?? "")")
    #expect(failure?.kind == .number)
  }

  @Test(arguments: [
    ("SELECT sessions, http / 1GB AS x LAST 1d EVERY 1d", "13281655733070.877"),
    ("SELECT p2p AS x LAST 1m EVERY 1m HAVING p2p + 1 > 0", "9223372036854775807"),
    ("SELECT p2p AS x BY os LAST 1m EVERY 1m TOP 1 BY p2p * 2", "9223372036854775807"),
    ("SELECT p2p AS x LAST 1m EVERY 1m ORDER BY p2p + p2p", "9223372036854775807"),
    ("SELECT p2p + p2p - p2p AS x LAST 1m EVERY 1m", "9223372036854775807"),
    ("SELECT if(p2p > 0, 1, 2 * p2p) AS x LAST 1m EVERY 1m", "1"),
  ])
  func hiddenIntermediateNumbersMayOverflow(text: String, number: String) async throws {
    let table = try await Self.largest(text)
    let column = try #require(table.columns.last)
    switch column.values {
    case .integers(let values): #expect(values.map { "\($0)" } == [number])
    case .decimals(let values): #expect(values.map { "\($0)" } == [number])
    case .instants, .texts: Issue.record("x has no numbers")
    }
  }

  /// Returns the answer of a backend whose whole numbers are all `Int64.max`.
  private static func largest(_ text: String) async throws -> DataTable {
    let backend = ScriptedBackend(
      catalog: Catalog(limits: ExportLimits(rules: [.init(.m1)], maxDimensions: 2))
    ) { request in
      var answer = DataTable.ones(request)
      for place in answer.columns.indices {
        guard case .integers(let values) = answer.columns[place].values else { continue }
        answer.columns[place].values = .integers(values.map { _ in .max })
      }
      if request.bucketCount == 5 { return answer.rows([0]) }
      return answer
    }
    return try await PlanRunner(backend: backend).run(try Planned.plan(text, backend)).table
  }

  @Test func executionListsItsSteps() async throws {
    let backend = ScriptedBackend()
    let plan = try Planned.plan(
      "SELECT http BY os LAST 3h EVERY 1h FILL 0 HAVING http > 0 TOP 1 BY http LIMIT 2", backend)
    let execution = try await PlanRunner(backend: backend).run(plan)
    #expect(
      execution.steps.map(\.operation) == [
        .gather, .top, .fill, .compute, .having, .sort, .limit, .columns,
      ])
    #expect(execution.steps.map(\.rows) == [3, 1, 3, 3, 3, 3, 2, 2])
    #expect(execution.steps.allSatisfy { $0.time >= .zero })
  }
}
