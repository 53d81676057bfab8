import PQ
import PQLive
import PQTestServers
import PQTestSupport
import Testing
import PQEngine
import PQPlan

/// The client keeps its limits of concurrent requests and of requests per minute.
@Suite(.serialized, .timeLimit(.minutes(30))) struct ConcurrencyAndRateLimitTests {
  /// A statement of 24 requests, each for six hours.
  private static let long = "SELECT http, p2p BY country LAST 6d EVERY 1m"

  private func expectedOutcome(_ text: String) async throws -> Outcome {
    await Session(backend: try Statement.backend(), now: Statement.now).outcome(of: text)
  }

  private func plan(_ text: String) throws -> Plan {
    let session = Session(backend: try Statement.backend(), now: Statement.now)
    guard case .run(let plan)? = session.check(text).statements.first?.work else {
      throw BackendFailure("no plan")
    }
    return plan
  }

  @Test(arguments: [1, 2, 4, 7])
  func executorLimitsConcurrentRequests(parallelism: Int) async throws {
    let server = try CountingServer(gate: parallelism)
    let executor = PlanRunner(
      backend: try LiveBackendFactory.backend(server.url),
      options: ExecutionOptions(parallelism: parallelism))
    let table = try await executor.run(try plan(Self.long)).table
    #expect(
      table.difference(to: try await expectedOutcome(Self.long).tables[0], tolerance: 0) == nil)
    #expect(server.mostOpen == parallelism && server.calls.count == 24)
  }

  @Test func defaultIsFourConcurrentRequests() async throws {
    let server = try CountingServer(gate: 4)
    let backend = try LiveBackendFactory.backend(server.url)
    #expect(await Session(backend: backend, now: Statement.now).outcome(of: Self.long).isComplete)
    #expect(server.mostOpen == 4)
  }

  /// The rate limit of a backend holds for all its sessions together.
  @Test(arguments: [1, 5, 17, 30])
  func rateLimitHoldsForAllSessions(rate: Int) async throws {
    let clock = ManualClock(at: Statement.now)
    let server = try CountingServer(clock: clock)
    let backend = try LiveBackendFactory.backend(server.url, clock: clock) { $0.rate = rate }
    let session = Session(backend: backend, now: Statement.now)
    async let one = session.outcome(of: Self.long)
    async let other = session.outcome(of: Self.long)
    let expected = try await expectedOutcome(Self.long)
    for outcome in await [one, other] {
      #expect(FaultOutcome(outcome, expected: expected, words: []) == .answered)
    }
    #expect(server.calls.count == 48)
    #expect(server.mostInAMinute <= rate)
  }

  /// The time that a slow server takes does not count by the clock of the test.
  @Test func slowServerDoesNotAdvanceTestClock() async throws {
    let reply = try await ShortStatement.reply(.json)
    let server = try LoopbackServer { _ in [.pause(.milliseconds(200))] + reply.steps }
    let clock = ManualClock(at: Statement.now)
    let backend = try LiveBackendFactory.backend(server.url, clock: clock) { $0.rate = 1 }
    await withDiscardingTaskGroup { group in
      for _ in 0..<3 { group.addTask { _ = await ShortStatement.outcome(backend) } }
    }
    #expect(server.received.count == 3 && clock.now == .seconds(120))
  }

  @Test func thereIsNoDefaultRateLimit() async throws {
    let clock = ManualClock(at: Statement.now)
    let server = try CountingServer(clock: clock)
    let backend = try LiveBackendFactory.backend(server.url, clock: clock)
    #expect(await Session(backend: backend, now: Statement.now).outcome(of: Self.long).isComplete)
    #expect(server.mostInAMinute == 24 && clock.now == .zero)
  }

  /// The client is not given the limit. It learns the limit from refused requests.
  @Test(arguments: [2, 5, 10, 20])
  func rateLimitIsLearnedFromStatus429(limit: Int) async throws {
    let clock = ManualClock(at: Statement.now)
    let server = try CountingServer(clock: clock, limit: limit)
    let backend = try LiveBackendFactory.backend(server.url, clock: clock)
    let outcome = await Session(backend: backend, now: Statement.now).outcome(of: Self.long)
    #expect(
      FaultOutcome(outcome, expected: try await expectedOutcome(Self.long), words: []) == .answered)
    let refused = server.calls.count { $0.status == 429 }
    #expect(server.calls.count == 24 + refused && refused > 0)
    #expect(refused <= 2 * 24, "it does not learn")
  }

  /// A client that is given the limit is never refused.
  @Test(arguments: [2, 5, 10, 20])
  func configuredRateLimitAvoidsStatus429(limit: Int) async throws {
    let clock = ManualClock(at: Statement.now)
    let server = try CountingServer(clock: clock, limit: limit)
    let backend = try LiveBackendFactory.backend(server.url, clock: clock) { $0.rate = limit }
    let outcome = await Session(backend: backend, now: Statement.now).outcome(of: Self.long)
    #expect(
      FaultOutcome(outcome, expected: try await expectedOutcome(Self.long), words: []) == .answered)
    #expect(server.calls.allSatisfy { $0.status == 200 })
  }
}

extension CountingServer {
  /// The maximum number of requests within any minute.
  fileprivate var mostInAMinute: Int {
    let times = calls.map(\.time).sorted()
    return times.map { start in times.count { (start..<start + .seconds(60)).contains($0) } }.max()
      ?? 0
  }
}
