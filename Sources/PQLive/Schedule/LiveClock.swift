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
      date: { .now },
      sleepUntil: { try? await Task.sleep(until: birth + $0, clock: .continuous) })
  }
}

extension Instant {
  /// The system's time of day.
  fileprivate static var now: Instant {
    // A `timespec` is seconds and nanoseconds, a word each. Its members cannot be named: depending on
    // the order of imports, the compiler finds them in a module that no file can import.
    withUnsafeTemporaryAllocation(of: Int.self, capacity: 2) { words in
      words.initialize(repeating: 0)
      if let time = UnsafeMutableRawPointer(words.baseAddress) {
        clock_gettime(CLOCK_REALTIME, time.assumingMemoryBound(to: timespec.self))
      }
      return Instant(milliseconds: Int64(words[0]) * 1000 + Int64(words[1]) / 1_000_000)
    }
  }
}

extension TimeSpan {
  /// A duration in whole milliseconds.
  init(_ duration: Duration) {
    self.init(milliseconds: Int64(duration / .milliseconds(1)))
  }
}
