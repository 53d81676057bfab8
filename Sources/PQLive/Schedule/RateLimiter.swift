import Synchronization

/// Lets requests through no faster than the user and the server want. All requests of a backend
/// share one.
final class RateLimiter: Sendable {
  private let clock: LiveClock
  private let observer: LiveEvent.Observer
  private let window: Mutex<RateWindow>

  init(perMinute: Int?, clock: LiveClock, observer: @escaping LiveEvent.Observer) {
    self.clock = clock
    self.observer = observer
    window = Mutex(RateWindow(wanted: perMinute))
  }

  /// Waits until a request may be sent.
  ///
  /// - Returns: the number of the request; nil if the task was cancelled.
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

  /// The server has begun to answer a request.
  func answered(_ number: Int) { window.withLock { $0.answered(number, at: clock.now()) } }

  /// The server says that there are too many.
  ///
  /// - Parameters:
  ///   - wanted: how long the server wants to be left alone, if it says so.
  ///   - pause: how long to leave it alone at least, by how often it has refused in a row.
  /// - Returns: how long it is left alone.
  func refused(_ number: Int, wanted: Duration?, pause: (Int) -> Duration) -> Duration {
    window.withLock { window in
      let time = max(wanted ?? .zero, pause(window.refusals + 1))
      window.refused(number, at: clock.now(), pause: time)
      return time
    }
  }

  /// The server says when it will be available again: no request is sent before.
  func leaveAlone(for time: Duration) {
    window.withLock { $0.leaveAlone(until: clock.now() + time, .unavailable) }
  }

  /// How long until the last of so many requests may be sent.
  func wait(for count: Int) -> Duration {
    window.withLock { $0.wait(for: count, at: clock.now()) }
  }

  /// The connection failed.
  func lost(_ number: Int) { window.withLock { $0.lost(number, at: clock.now()) } }
}
