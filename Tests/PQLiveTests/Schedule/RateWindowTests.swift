import Testing

@testable import PQLive

@Suite struct RateWindowTests {
  /// Sends a number of requests as soon as possible, each answered after the latency, and returns their
  /// times.
  private func times(_ window: inout RateWindow, _ count: Int, _ latency: Duration) -> [Duration] {
    var times: [Duration] = []
    var now = Duration.zero
    while times.count < count {
      switch window.ask(at: now) {
      case .now(let number):
        times.append(now)
        now += latency
        window.answered(number, at: now)
      case .later(let time, _): now += time
      }
    }
    return times
  }

  @Test(arguments: [1, 3, 30], [Duration.zero, .milliseconds(200), .seconds(7)])
  func noMinuteHasMoreThanTheUserWants(limit: Int, latency: Duration) {
    var window = RateWindow(userLimit: limit)
    let times = times(&window, limit * 4 + 1, latency)
    for (index, time) in times.enumerated() where index >= limit {
      #expect(time - times[index - limit] >= .seconds(60))
    }
    #expect(times.prefix(limit) == (0..<limit).map { latency * $0 }[...])
  }

  /// The server may have counted the open request at any time until now.
  @Test func requestsOpenForMoreThanAMinuteCount() {
    var window = RateWindow(userLimit: 1)
    #expect(window.ask(at: .zero) == .now(number: 0))
    let wait = LiveEvent.Wait.rate(perMinute: 1)
    #expect(window.ask(at: .seconds(65)) == .later(.seconds(60), wait))
    window.answered(0, at: .seconds(70))
    #expect(window.ask(at: .seconds(125)) == .later(.seconds(5), wait))
    #expect(window.ask(at: .seconds(130)) == .now(number: 1))
  }

  @Test func thereIsNoLimitByDefault() {
    var window = RateWindow(userLimit: nil)
    #expect(times(&window, 1000, .zero).allSatisfy { $0 == .zero })
  }

  @Test func refusalCausesAPause() {
    var window = RateWindow(userLimit: nil)
    _ = window.ask(at: .zero)
    window.refused(0, at: .seconds(1), pause: .seconds(10))
    #expect(window.ask(at: .seconds(2)) == .later(.seconds(9), .refusal))
    #expect(window.ask(at: .seconds(11)) == .now(number: 1))
  }

  @Test func aRefusalTeachesTheLimit() {
    var window = RateWindow(userLimit: nil)
    for number in 0..<6 { #expect(window.ask(at: .zero) == .now(number: number)) }
    for number in 0..<5 { window.answered(number, at: .seconds(1)) }
    window.refused(5, at: .seconds(2), pause: .seconds(1))
    #expect(window.assumedLimit == 5)
  }

  /// Requests that were open during the refusal are answered later.
  @Test func answersThatComeLateRaiseTheLimit() {
    var window = RateWindow(userLimit: nil)
    for number in 0..<4 { #expect(window.ask(at: .zero) == .now(number: number)) }
    window.refused(3, at: .seconds(1), pause: .seconds(1))
    #expect(window.assumedLimit == 1)
    for number in 0..<3 { window.answered(number, at: .seconds(1)) }
    #expect(window.assumedLimit == 3)
  }

  /// The attempt after the pause is answered, so the learned limit was too low.
  @Test func answeredAttemptRemovesTheLimit() {
    var window = RateWindow(userLimit: nil)
    _ = window.ask(at: .zero)
    window.answered(0, at: .zero)
    _ = window.ask(at: .zero)
    window.refused(1, at: .zero, pause: .seconds(1))
    #expect(window.assumedLimit == 1)
    #expect(window.ask(at: .seconds(1)) == .now(number: 2))
    guard case .later(let time, .rate(perMinute: 1)) = window.ask(at: .seconds(1)) else {
      Issue.record("a second attempt")
      return
    }
    #expect(time <= .milliseconds(100))
    window.answered(2, at: .seconds(1))
    #expect(window.assumedLimit == nil)
  }

  @Test func failedAttemptsBackOff() {
    var window = RateWindow(userLimit: nil)
    _ = window.ask(at: .zero)
    window.answered(0, at: .zero)
    _ = window.ask(at: .zero)
    window.refused(1, at: .zero, pause: .milliseconds(1))
    var now = Duration.zero
    var attempts: [Duration] = []
    while attempts.count < 5 {
      switch window.ask(at: now) {
      case .now(let number):
        attempts.append(now)
        window.refused(number, at: now, pause: .milliseconds(1))
      case .later(let time, _): now += time
      }
    }
    #expect(attempts == [1, 3, 7, 15, 31].map { Duration.seconds($0) })
  }

  @Test func aLostAttemptMayBeMadeAgain() {
    var window = RateWindow(userLimit: nil)
    _ = window.ask(at: .zero)
    window.answered(0, at: .zero)
    _ = window.ask(at: .zero)
    window.refused(1, at: .zero, pause: .seconds(1))
    #expect(window.ask(at: .seconds(1)) == .now(number: 2))
    window.lost(2, at: .seconds(1))
    #expect(window.assumedLimit == 1)
    #expect(window.ask(at: .seconds(1)) == .now(number: 3))
  }
}
