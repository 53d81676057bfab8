package import PQModel
import PQSystem

/// What time it is, and how to wait: the system's clocks, or those that a test holds in its hand.
package struct LiveClock: Sendable {
  /// The time since some start; nobody sets it back.
  package let now: @Sendable () -> Duration
  /// The time of day.
  package let date: @Sendable () -> Instant
  /// Waits until a time that `now` will tell, or until the task is cancelled.
  package let sleepUntil: @Sendable (Duration) async -> Void

  /// A clock of three answers.
  package init(
    now: @escaping @Sendable () -> Duration, date: @escaping @Sendable () -> Instant,
    sleepUntil: @escaping @Sendable (Duration) async -> Void
  ) {
    self.now = now
    self.date = date
    self.sleepUntil = sleepUntil
  }

  /// The clocks of the system.
  static func system() -> LiveClock {
    let birth = ContinuousClock.now
    return LiveClock(
      now: { ContinuousClock.now - birth },
      date: { Instant(milliseconds: SystemClock.milliseconds) },
      sleepUntil: { try? await Task.sleep(until: birth + $0, clock: .continuous) })
  }
}

extension TimeSpan {
  /// A duration in whole milliseconds.
  init(_ duration: Duration) {
    self.init(milliseconds: Int64(duration / .milliseconds(1)))
  }
}
