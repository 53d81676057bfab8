import PQTestSupport
import Testing

@testable import PQLive

/// The predicted wait of requests is equal to their real wait.
@Suite struct RateWindowForecastTests {
  /// Sends a number of requests as soon as possible. Each is answered at once.
  ///
  /// - Returns: The time of the last request.
  private func send(_ count: Int, _ window: inout RateWindow, from start: Duration) -> Duration {
    var sent = 0
    var now = start
    while true {
      switch window.ask(at: now) {
      case .later(let time, _): now += time
      case .now(let number):
        window.answered(number, at: now)
        sent += 1
        if sent == count { return now }
      }
    }
  }

  @Test(arguments: [1, 2, 7, 60], 1...40)
  func forecastEqualsRealWait(limit: Int, seed: Int) {
    var random = SeededRandom(seed: UInt64(seed))
    var window = RateWindow(userLimit: limit)
    var now = Duration.zero
    for _ in 0..<random.next(5) {
      now = send(1 + random.next(limit * 2), &window, from: now)
      now += .milliseconds(random.next(50_000))
    }
    let count = 1 + random.next(limit * 3)
    let wait = window.wait(for: count, at: now)
    #expect(send(count, &window, from: now) == now + wait)
  }

  @Test func noRequestsHaveNoWait() {
    var window = RateWindow(userLimit: 1)
    _ = window.ask(at: .zero)
    #expect(window.wait(for: 0, at: .zero) == .zero)
    #expect(window.wait(for: 1, at: .zero) == .seconds(60))
    #expect(window.wait(for: 1, at: .seconds(7)) == .seconds(60))
    #expect(RateWindow(userLimit: nil).wait(for: 1000, at: .zero) == .zero)
  }

  /// A refused request no longer counts for the learned limit, but it still counts for the user's limit.
  @Test(arguments: [(nil, 6), (1, 56), (2, 6)])
  func forecastIncludesThePause(wanted: Int?, seconds: Int) {
    var window = RateWindow(userLimit: wanted)
    _ = window.ask(at: .zero)
    window.refused(0, at: .zero, pause: .seconds(10))
    #expect(window.assumedLimit == 1)
    #expect(window.wait(for: 1, at: .seconds(4)) == .seconds(seconds))
    #expect(window.wait(for: 0, at: .seconds(4)) == .zero)
    #expect(send(1, &window, from: .seconds(4)) == .seconds(4 + seconds))
  }

  @Test func theLimitOfTheServerIsKept() {
    var window = RateWindow(userLimit: 10)
    for number in 0..<3 { #expect(window.ask(at: .zero) == .now(number: number)) }
    for number in 0..<2 { window.answered(number, at: .seconds(1)) }
    window.refused(2, at: .seconds(1), pause: .zero)
    #expect(window.assumedLimit == 2)
    #expect(window.wait(for: 2, at: .seconds(1)) == .seconds(60))
    #expect(window.wait(for: 3, at: .seconds(1)) == .seconds(120))
  }
}
