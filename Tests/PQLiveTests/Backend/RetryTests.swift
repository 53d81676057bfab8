import PQModel
import PQTestServers
import Synchronization
import Testing

@testable import PQLive

/// Temporary failures are retried, and other failures are reported.
@Suite struct RetryTests {
  private static let passing: [NetworkFailure] = [
    .timedOut(.connect, after: .seconds(10)), .timedOut(.idle, after: .seconds(60)),
    .timedOut(.total, after: .seconds(600)), .dropped("reset"), .damaged("cut"), .earlyAnswer,
  ]

  @Test(arguments: passing)
  func temporaryFailuresAreRetried(failure: NetworkFailure) async throws {
    let transport = ScriptedTransport { _, number throws(NetworkFailure) in
      if number < 3 { throw failure }
      return Reply("200 OK", LiveSample.goodJSON)
    }
    let backend = try LiveSample.backend(transport)
    #expect(try await backend.rows(of: LiveSample.request()) == LiveSample.goodTable)
    #expect(transport.requests.count == 4)
  }

  /// The rows of a failed attempt are not in the answer.
  @Test func interruptedAnswerIsRequestedAgain() async throws {
    let transport = ScriptedTransport { _, number in
      var reply = Reply("200 OK", LiveSample.goodJSON)
      if number == 0 {
        reply.body = Array(reply.body.dropLast(20))
        reply.end = .dropped("reset")
      }
      return reply
    }
    let backend = try LiveSample.backend(transport)
    #expect(try await backend.rows(of: LiveSample.request()) == LiveSample.goodTable)
  }

  @Test(arguments: [
    NetworkFailure.noLibrary("x"), .certificate(.expired), .notHTTP("x"), .badEncoding("x"),
    .tooLarge(limit: 1), .proxy("x"), .other("x"), .unreachable("x"), .unknownHost("x"),
  ])
  func permanentFailuresAreNotRetried(failure: NetworkFailure) async throws {
    let transport = ScriptedTransport { _, _ throws(NetworkFailure) in throw failure }
    let told = try await LiveSample.backend(transport).failure(of: LiveSample.request())
    #expect(told?.reason == .network(failure) && told?.kind == .network)
    #expect(transport.requests.count == 1)
  }

  /// A host that has answered before may be reachable again soon.
  @Test(arguments: [NetworkFailure.unreachable("x"), .unknownHost("x")])
  func unreachableServerIsRetriedIfItAnsweredBefore(failure: NetworkFailure) async throws {
    let transport = ScriptedTransport { _, number throws(NetworkFailure) in
      if number == 1 { throw failure }
      return Reply("200 OK", LiveSample.goodJSON)
    }
    let backend = try LiveSample.backend(transport)
    for _ in 0..<2 { #expect(await backend.failure(of: try LiveSample.request()) == nil) }
    #expect(transport.requests.count == 3)
  }

  @Test func pausesAreThoseOfTheSeed() async throws {
    var pauses: [[Duration]] = []
    for seed in [1, 1, 2] as [UInt64] {
      let clock = ManualClock()
      let backend = try LiveSample.backend(ScriptedTransport(Reply("500 Oops")), clock: clock) {
        $0.seed = seed
      }
      _ = await backend.failure(of: try LiveSample.request())
      pauses.append(clock.slept)
    }
    #expect(pauses[0] == pauses[1] && pauses[0] != pauses[2])
    for (number, pause) in pauses[0].enumerated() {
      #expect(pause < .milliseconds(500) * (1 << number))
    }
  }

  /// If the clock is set, it does not move while a request waits. So a range at the end of the retention
  /// stays within it.
  @Test func setClockDoesNotMove() async throws {
    let start = LiveSample.start + 7 * .day
    let clock = ManualClock(at: start)
    let transport = ScriptedTransport { _, number in
      number == 0
        ? Reply("503 Busy", headers: [("Retry-After", "1")]) : Reply("200 OK", LiveSample.goodJSON)
    }
    let backend = try LiveSample.backend(transport, clock: clock) { $0.now = start }
    #expect(await backend.failure(of: try LiveSample.request()) == nil)
    #expect(clock.now >= .seconds(1))
    #expect(backend.clock == start)
  }

  /// The range leaves the retention of seven days while the request waits.
  @Test func aRangeThatIsKeptNoLongerIsNotAskedForAgain() async throws {
    let start = LiveSample.start + 7 * .day - TimeSpan(milliseconds: 100)
    let clock = ManualClock(at: start)
    let transport = ScriptedTransport(Reply("503 Busy", headers: [("Retry-After", "1")]))
    let backend = try LiveSample.backend(transport, clock: clock)
    let failure = await backend.failure(of: try LiveSample.request())
    #expect(failure?.kind == .outOfReach)
    #expect(transport.requests.count == 1)
    #expect(failure?.description.contains("the range from 2026-01-14T00:00Z has left") == true)
  }

  @Test func observerGetsAllEvents() async throws {
    let events = Mutex<[LiveEvent]>([])
    let transport = ScriptedTransport { _, number in
      number == 0
        ? Reply("503 Busy", headers: [("Retry-After", "2")]) : Reply("200 OK", LiveSample.goodJSON)
    }
    let backend = try LiveSample.backend(transport) { settings in
      settings.observer = { event in events.withLock { $0.append(event) } }
    }
    _ = try await backend.rows(of: LiveSample.request())
    let failure = LiveFailure(
      host: "api.example", reason: .status(503, excerpt: "", location: nil, wanted: .seconds(2)))
    #expect(
      events.withLock { $0 } == [
        .sent(try: 1), .failed(failure, nextIn: .seconds(2)), .sent(try: 2), .answered(rows: 3),
      ])
  }
}
