import PQModel

/// Which buckets do not change any more.
struct ClosedBuckets: Sendable {
  /// What may come in late, or clocks may be apart, whatever the interval.
  static let leastMargin = 10 * TimeSpan.minute

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
}
