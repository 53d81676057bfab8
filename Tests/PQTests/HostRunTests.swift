import PQ
import PQTestSupport
import Synchronization
import Testing

/// The run of a text by a host program: answers, or one error with everything that is known.
@Suite struct HostRunTests {
  private static let twoStatements = "SELECT http LAST 12h EVERY 1m; SELECT p2p LAST 1h EVERY 1h"

  @Test func hasOneAnswerForEachStatement() async throws {
    let answers = try await Session(backend: ScriptedBackend()).run(Self.twoStatements)
    #expect(answers.map(\.table.rowCount) == [720, 1])
    #expect(answers.map(\.facts?.cost.requests) == [2, 1])
    #expect(answers.allSatisfy { $0.isComplete })
  }

  @Test func errorsOfTheTextAreThrown() async {
    let backend = ScriptedBackend()
    let error = await self.error { try await Session(backend: backend).run("SELECT htpp LAST 1h") }
    guard case .text(let mistakes)? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(mistakes.diagnostics.map(\.code) == [.unknownName])
    #expect(error?.description == mistakes.description)
    #expect(backend.requests.isEmpty)
  }

  @Test func theBudgetIsChecked() async throws {
    let backend = ScriptedBackend()
    var session = Session(backend: backend)
    try session.define("SET max_requests = 2")
    let found = await failure { try await session.run(Self.twoStatements) }
    #expect(found?.failure.kind == .budget)
    #expect(
      found?.failure.description
        == "this takes 3 requests, and no more than 2 may be sent; nothing was sent")
    #expect(found?.answers.isEmpty == true)
    #expect(backend.requests.isEmpty)
  }

  @Test func aFailureKeepsTheAnswersBefore() async {
    let backend = ScriptedBackend { request throws(BackendFailure) in
      guard request.metrics == [.http] else {
        throw BackendFailure("the token is not accepted", kind: .authentication)
      }
      return .ones(request)
    }
    let found = await failure {
      try await Session(backend: backend).run(Self.twoStatements + "; SHOW METRICS")
    }
    #expect(found?.failure.kind == .authentication)
    #expect(found?.answers.map(\.table.rowCount) == [720])
  }

  @Test func aPartialAnswerIsAFailureUnlessItIsAccepted() async throws {
    let backend = ScriptedBackend { request throws(BackendFailure) in
      let noon = Instant(iso8601: "2026-01-15T12:00")
      guard request.range.from != noon else {
        throw BackendFailure("status 500", kind: .request)
      }
      return .ones(request)
    }
    let now = try #require(Instant(iso8601: "2026-01-15T18:00"))
    var session = Session(backend: backend, now: now)
    let found = await failure { try await session.run(Self.twoStatements) }
    #expect(found?.failure.kind == .partial)
    #expect(
      found?.failure.description == """
        the answer is partial: 2026-01-15T12:00Z to 2026-01-15T18:00Z is missing, because status 500
        """)
    #expect(found?.answers.map(\.isComplete) == [false])
    session.acceptsPartialAnswers = true
    let answers = try await session.run(Self.twoStatements)
    #expect(answers.map(\.isComplete) == [false, true])
    #expect(answers[0].missing.map(\.failure.description) == ["status 500"])
  }

  @Test func aCancelledRunSaysSo() async {
    let run = Task {
      await failure { try await Session(backend: ScriptedBackend()).run(Self.twoStatements) }
    }
    run.cancel()
    #expect(await run.value?.failure.kind == .cancelled)
  }

  @Test func progressCountsAllStatements() async throws {
    let seen = Mutex<[RunProgress]>([])
    _ = try await Session(backend: ScriptedBackend()).run(Self.twoStatements) { progress in
      seen.withLock { $0.append(progress) }
    }
    let progress = seen.withLock { $0 }
    #expect(progress.allSatisfy { $0.requestCount == 3 })
    #expect(progress.map(\.answered) == progress.map(\.answered).sorted())
    #expect(progress.last == RunProgress(requestCount: 3, answered: 3, rows: 721))
    #expect(progress.filter(\.isOver).count == 1)
  }

  private func error(_ run: () async throws -> [Answer]) async -> QueryError? {
    do {
      _ = try await run()
      return nil
    } catch {
      return error as? QueryError
    }
  }

  private func failure(
    _ run: () async throws -> [Answer]
  ) async -> (failure: BackendFailure, answers: [Answer])? {
    guard case .run(let failure, let answers)? = await error(run) else { return nil }
    return (failure, answers)
  }
}
