import PQModel
import PQTestServers
import PQTestSupport
import Synchronization
import Testing

@testable import PQLive

/// A server with the documented rate limit: requests above it get status 429 until the last minute has
/// fewer answered requests than the limit.
final class StrictServer: Sendable {
  private struct State {
    var answered: [Duration] = []
    var refused = 0
    var all: [Duration] = []
  }

  private let limit: Int
  private let tellsWhen: Bool
  private let clock: ManualClock
  private let state = Mutex(State())

  init(limit: Int, tellsWhen: Bool = false, clock: ManualClock) {
    self.limit = limit
    self.tellsWhen = tellsWhen
    self.clock = clock
  }

  var refused: Int { state.withLock { $0.refused } }
  var all: [Duration] { state.withLock { $0.all } }

  var transport: ScriptedTransport {
    ScriptedTransport { _, _ in self.reply() }
  }

  private func reply() -> Reply {
    clock.advance(by: .milliseconds(50))
    let now = clock.now
    return state.withLock { state in
      state.all.append(now)
      let recent = state.answered.filter { $0 > now - .seconds(60) }
      guard recent.count < limit else {
        state.refused += 1
        let wait = ((recent.first ?? now) + .seconds(60) - now) / .seconds(1)
        let header = ("Retry-After", "\(Int(wait.rounded(.up)))")
        return Reply("429 Too Many Requests", headers: tellsWhen ? [header] : [])
      }
      state.answered.append(now)
      return Reply("200 OK", LiveSample.goodJSON)
    }
  }
}

@Suite(.oneAtATime) struct RateLimiterTests {
  /// A pause that one request gets holds for all requests.
  @Test func pauseHoldsForAllRequests() async throws {
    let clock = ManualClock()
    let events = Mutex<[LiveEvent]>([])
    let limiter = RateLimiter(perMinute: nil, clock: clock.live) { event in
      events.withLock { $0.append(event) }
    }
    limiter.leaveAlone(for: .seconds(20))
    limiter.leaveAlone(for: .seconds(10))
    #expect(limiter.wait(for: 1) == .seconds(20))
    #expect(await limiter.admit() == 0)
    #expect(clock.now == .seconds(20))
    #expect(events.withLock { $0 } == [.waiting(.unavailable, .seconds(20))])
  }

  /// If the requested pause is too long, the request fails, and other requests do not wait.
  @Test(arguments: [(30, 30), (3600, 0)])
  func retryAfterHoldsForAllRequests(seconds: Int, expected: Int) async throws {
    let clock = ManualClock()
    let transport = ScriptedTransport(
      Reply("503 Busy", headers: [("Retry-After", "\(seconds)")]))
    let backend = try LiveSample.backend(transport, clock: clock) { $0.retry.maxTries = 2 }
    // The second and last attempt is made after the pause, and gets the same answer.
    _ = await backend.failure(of: try LiveSample.request())
    #expect(clock.now == .seconds(expected))
    #expect(transport.requests.count == (expected == 0 ? 1 : 2))
    #expect(backend.forecast([try LiveSample.request()]).wait.milliseconds == 0)
  }

  private func answer(_ count: Int, _ backend: LiveBackend) async throws {
    let request = try LiveSample.request()
    try await withThrowingTaskGroup(of: Bool.self) { group in
      for _ in 0..<4 { group.addTask { try await backend.rows(of: request).rowCount == 3 } }
      for _ in 4..<count {
        #expect(try await group.next() == true)
        group.addTask { try await backend.rows(of: request).rowCount == 3 }
      }
      for try await isRight in group { #expect(isRight) }
    }
  }

  @Test(arguments: [3, 10, 30], [false, true])
  func theLimitOfAServerIsLearned(limit: Int, tellsWhen: Bool) async throws {
    let clock = ManualClock()
    let server = StrictServer(limit: limit, tellsWhen: tellsWhen, clock: clock)
    let backend = try LiveSample.backend(server.transport, clock: clock) {
      $0.retry.maxTime = .seconds(600)
    }
    try await answer(limit * 6, backend)
    // The first refusal affects at most the four concurrent requests and seven attempts of the first
    // minute. Each later minute costs at most one attempt.
    #expect(server.refused <= 4 + 7 + 6, "\(server.refused) of \(server.all.count) refused")
    #expect(clock.now < .seconds(60 * 9), "it took \(clock.now)")
  }

  @Test func configuredRateIsKept() async throws {
    let clock = ManualClock()
    let server = StrictServer(limit: 1000, clock: clock)
    let backend = try LiveSample.backend(server.transport, clock: clock) { $0.rate = 10 }
    try await answer(45, backend)
    let times = server.all
    for (index, time) in times.enumerated() where index >= 10 {
      #expect(time - times[index - 10] >= .seconds(59.9))
    }
  }

  /// Refusals that do not depend on the number of requests cause a pause, and no lasting limit.
  @Test func randomRefusalsSetNoLimit() async throws {
    let clock = ManualClock()
    let transport = ScriptedTransport { _, number in
      number % 5 == 3 ? Reply("429 Too Many Requests") : Reply("200 OK", LiveSample.goodJSON)
    }
    let backend = try LiveSample.backend(transport, clock: clock)
    try await answer(100, backend)
    #expect(clock.now < .seconds(120), "it took \(clock.now)")
  }

  @Test func aCancelledRequestDoesNotWait() async throws {
    let request = try LiveSample.request()
    let transport = ScriptedTransport(Reply("200 OK", LiveSample.goodJSON))
    // With the real clock, the wait would be a minute.
    let settings = try LiveSample.settings {
      $0.rate = 1
      $0.now = LiveSample.start
    }
    let backend = LiveBackend(settings, transport: transport.transport, clock: .system())
    _ = try await backend.rows(of: request)
    let start = ContinuousClock.now
    let task = Task { await backend.failure(of: request) }
    try await Task.sleep(for: .milliseconds(20))
    task.cancel()
    let failure = await task.value
    // If the machine was suspended for that long, the test can show nothing.
    guard ContinuousClock.now - start < .seconds(50) else { return }
    #expect(failure?.kind == .cancelled)
    #expect(transport.requests.count == 1)
  }
}
