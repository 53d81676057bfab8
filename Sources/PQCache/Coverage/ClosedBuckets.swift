import PQModel

/// Which buckets have settled, so that their numbers can be kept.
struct ClosedBuckets: Sendable {
  /// Clocks may be that far apart without a warning.
  static let leastMargin = TimeSpan.minute

  /// How long after its end a bucket may still change, unless a bucket is longer.
  let margin: TimeSpan

  init(margin: TimeSpan) { self.margin = max(margin, Self.leastMargin) }

  /// The end of the last bucket that is closed at a time.
  func end(_ interval: Interval, at clock: Instant) -> Instant {
    (clock - max(margin, interval.length)).floored(to: interval.length)
  }

  /// The part of a range that is closed at a time; nil if there is none.
  func part(of range: TimeRange, _ interval: Interval, at clock: Instant) -> TimeRange? {
    let part = TimeRange(from: range.from, to: min(range.to, end(interval, at: clock)))
    return part.from < part.to ? part : nil
  }

  /// The parts of what was fetched together that can be used at a time. What was fetched when a
  /// shorter margin was set may not have been closed.
  func usable(_ fetched: FetchedRange, _ interval: Interval, at now: Instant) -> [TimeRange] {
    guard let part = part(of: fetched.range, interval, at: fetched.clock) else { return [] }
    return LateData.settled(FetchedRange(range: part, clock: fetched.clock), interval, at: now)
  }
}
