import Synchronization

/// Delays requests so that they respect the limits of the user and the server. All requests of a
/// backend share one limiter.
final class RateLimiter: Sendable {
  private let clock: LiveClock
  private let observer: LiveEvent.Observer
  private let window: Mutex<RateWindow>

  init(perMinute: Int?, clock: LiveClock, observer: @escaping LiveEvent.Observer) {
    self.clock = clock
    self.observer = observer
    window = Mutex(RateWindow(userLimit: perMinute))
  }

  /// Waits until a request may be sent.
  ///
  /// - Returns: the number of the request; `nil` if the task was cancelled.
  func admit() async -> Int? {
    while !Task.isCancelled {
      let now = clock.now()
      switch window.withLock({ $0.ask(at: now) }) {
      case .now(let number): return number
      case .later(let time, let wait):
        observer(.waiting(wait, time))
        await clock.sleepUntil(now + time)
      }
    }
    return nil
  }

  /// Records that the server has begun to answer a request.
  func answered(_ number: Int) { window.withLock { $0.answered(number, at: clock.now()) } }

  /// Records that the server refused a request because there were too many (429), and starts a
  /// pause.
  ///
  /// - Parameters:
  ///   - wanted: the waiting time that the server asked for; `nil` if it asked for none.
  ///   - pause: returns the minimum pause after a number of refusals in a row.
  /// - Returns: the length of the pause.
  func refused(_ number: Int, wanted: Duration?, pause: (Int) -> Duration) -> Duration {
    window.withLock { window in
      let time = max(wanted ?? .zero, pause(window.refusals + 1))
      window.refused(number, at: clock.now(), pause: time)
      return time
    }
  }

  /// Starts a pause that the server asked for: no request is sent before its end.
  func leaveAlone(for time: Duration) {
    window.withLock { $0.leaveAlone(until: clock.now() + time, .unavailable) }
  }

  /// Returns the time until the last of `count` requests can be sent.
  func wait(for count: Int) -> Duration {
    window.withLock { $0.wait(for: count, at: clock.now()) }
  }

  /// Records that a try has ended. If the server has not answered the try, it counts as answered now.
  func lost(_ number: Int) { window.withLock { $0.lost(number, at: clock.now()) } }
}
