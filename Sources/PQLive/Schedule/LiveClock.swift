package import PQModel
import PQSystem

/// The current time and a way to wait: the system's clocks, or a test's.
package struct LiveClock: Sendable {
  /// Returns the time since some start. It never decreases.
  package let now: @Sendable () -> Duration
  /// Returns the time of day.
  package let date: @Sendable () -> Instant
  /// Waits until `now` reaches a time, or until the task is cancelled.
  package let sleepUntil: @Sendable (Duration) async -> Void

  /// Creates a clock from its three functions.
  package init(
    now: @escaping @Sendable () -> Duration, date: @escaping @Sendable () -> Instant,
    sleepUntil: @escaping @Sendable (Duration) async -> Void
  ) {
    self.now = now
    self.date = date
    self.sleepUntil = sleepUntil
  }

  /// Returns the system's clocks.
  static func system() -> LiveClock {
    let birth = ContinuousClock.now
    return LiveClock(
      now: { ContinuousClock.now - birth },
      date: { Instant(milliseconds: SystemClock.milliseconds) },
      sleepUntil: { try? await Task.sleep(until: birth + $0, clock: .continuous) })
  }
}

extension TimeSpan {
  /// Creates a span of whole milliseconds.
  init(_ duration: Duration) {
    self.init(milliseconds: Int64(duration / .milliseconds(1)))
  }
}
