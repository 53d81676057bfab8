import PQEngine
import PQModel
import PQTestSupport
import Testing

@testable import PQPlan

/// An executor sends what is planned, and trusts no answer.
@Suite struct ExecutorTests {
  @Test func answersInTheOrderOfTime() async throws {
    let backend = ScriptedBackend { request in
      var answer = Table.ones(request)
      answer.columns[0].values = .instants([3, 1, 2].map { Self.midnight - $0 * 3_600_000 })
      answer.columns[1].values = .integers([30, 10, 20])
      return answer
    }
    let table = try await Executor(backend: backend).run(try Self.plan(hours: 3))
    #expect(table["http"]?.values == .integers([30, 20, 10]))
    #expect(backend.requests.count == 1)
  }

  /// A server may take the end of a range to be inside, or answer more than it was asked.
  @Test func dropsRowsOutsideTheSlice() async throws {
    let backend = ScriptedBackend { request in
      let ends = [request.range.from - .hour, request.range.from, request.range.to]
      return Table([
        Column("timestamp", .time, .instants(ends.map(\.milliseconds))),
        Column("http", .measure(.bytes), .integers([1, 2, 4])),
      ])
    }
    let table = try await Executor(backend: backend).run(try Self.plan(hours: 1))
    #expect(table["http"]?.values == .integers([2]))
  }

  @Test func joinsTheAnswersOfAllRequests() async throws {
    let backend = ScriptedBackend()
    let plan = try Self.plan(hours: 1, slices: 3)
    let table = try await Executor(backend: backend).run(plan)
    #expect(table.rowCount == 3)
    #expect(backend.requests == plan.requests)
  }

  @Test func columnsTooManyAreLeftOut() async throws {
    let backend = ScriptedBackend { request in
      var answer = Table.ones(request)
      answer.columns.insert(.texts("extra", ["x"]), at: 0)
      return answer
    }
    let table = try await Executor(backend: backend).run(try Self.plan(hours: 1))
    #expect(table.columns.map(\.name) == ["timestamp", "http"])
  }

  @Test func withoutARequestNothingIsAsked() async throws {
    let backend = ScriptedBackend()
    let table = try await Executor(backend: backend).run(try Self.plan(hours: 1, slices: 0))
    #expect(backend.requests.isEmpty)
    #expect(table.rowCount == 0)
    #expect(table.columns.map(\.name) == ["timestamp", "http"])
  }

  @Test func aFailureIsPassedOn() async throws {
    let failure = BackendFailure("the server answered 503; try again later")
    let backend = ScriptedBackend { _ throws(BackendFailure) in throw failure }
    let plan = try Self.plan(hours: 1, slices: 3)
    await #expect(throws: failure) { try await Executor(backend: backend).run(plan) }
    #expect(backend.requests.count == 1)
  }

  @Test(arguments: Mistake.allCases)
  func aWrongAnswerIsAFailure(mistake: Mistake) async throws {
    let backend = ScriptedBackend { mistake.made(in: .ones($0)) }
    let plan = try Self.plan(hours: 2, by: [.osName])
    let failure = await #expect(throws: BackendFailure.self) {
      try await Executor(backend: backend).run(plan)
    }
    let column = mistake.column
    #expect(
      failure?.description == "scripted answered without a proper column \"\(column)\"")
  }

  private static let midnight = CivilTime(year: 2026, month: 1, day: 15).instant.milliseconds

  /// So many slices of so many hours up to midnight.
  private static func plan(
    hours: Int64, slices: Int64 = 1, by dimensions: [Dimension] = []
  ) throws -> Plan {
    let end = Instant(milliseconds: midnight)
    let requests = try (0..<slices).reversed().map { slice in
      let to = end - slice * hours * .hour
      return try ExportRequest(
        range: TimeRange(from: to - hours * .hour, to: to), interval: .h1, metrics: [.http],
        dimensions: dimensions, catalog: Catalog(), clock: end)
    }
    return Plan(
      requests: requests, predicates: [],
      fetched: [.timestamp] + dimensions.map { .dimension($0) } + [.metric(.http)],
      operators: [
        .keep(TimeRange(from: end - slices * hours * .hour, to: end)),
        .sort([SortKey(column: "timestamp", isDescending: false)]),
      ])
  }
}
