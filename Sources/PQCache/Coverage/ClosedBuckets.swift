import PQModel

/// The rule that decides which buckets are closed, so that their numbers can be cached.
struct ClosedBuckets: Sendable {
  /// The minimum margin. Clocks may differ by as much without a warning.
  static let leastMargin = TimeSpan.minute

  /// The time after its end during which a bucket may still change, unless the bucket itself is
  /// longer.
  let margin: TimeSpan

  init(margin: TimeSpan) { self.margin = max(margin, Self.leastMargin) }

  /// Returns the end of the last bucket that is closed at a time.
  func end(_ interval: Interval, at clock: Instant) -> Instant {
    (clock - max(margin, interval.length)).floored(to: interval.length)
  }

  /// Returns the part of a range that is closed at a time; `nil` if there is none.
  func part(of range: TimeRange, _ interval: Interval, at clock: Instant) -> TimeRange? {
    let part = TimeRange(from: range.from, to: min(range.to, end(interval, at: clock)))
    return part.from < part.to ? part : nil
  }

  /// Returns the parts of a fetched range that can be used at a time. Buckets that were fetched
  /// under a shorter margin may not have been closed.
  func usable(_ fetched: FetchedRange, _ interval: Interval, at now: Instant) -> [TimeRange] {
    guard let part = part(of: fetched.range, interval, at: fetched.clock) else { return [] }
    return LateData.settled(FetchedRange(range: part, clock: fetched.clock), interval, at: now)
  }
}
