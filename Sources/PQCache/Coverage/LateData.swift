import PQModel

/// The rule that decides when cached buckets are fetched again, because data may have arrived after
/// they were fetched.
///
/// There are three periods: an hour, six hours and a day. A bucket is late in a period if it was
/// fetched less than the length of the period after its end. It is fetched again once the period in
/// which it ends has been over for its own length. The periods are those of UTC, so that one request
/// fetches all late buckets of a period. If each bucket had its own time, nearly every request of a
/// dashboard would reach back for one bucket.
enum LateData {
  private static let periods = [TimeSpan.hour, 6 * .hour, .day]

  /// Returns the parts of a range, fetched at one time, that need not be fetched again at a later
  /// time.
  static func settled(
    _ part: FetchedRange, _ interval: Interval, at now: Instant
  ) -> [TimeRange] {
    periods.reduce([part.range]) { ranges, period in
      let stale = stale(part.clock, period, interval, at: now)
      return ranges.flatMap { $0.without(stale) }
    }
  }

  /// Returns the range of the buckets that are late in a period and have to be fetched again. The
  /// range is empty if it ends before it begins.
  private static func stale(
    _ fetched: Instant, _ period: TimeSpan, _ interval: Interval, at now: Instant
  ) -> TimeRange {
    TimeRange(
      from: (fetched - period).floored(to: interval.length),
      to: (now - period).floored(to: period).floored(to: interval.length))
  }
}

/// A range of buckets that were fetched together.
struct FetchedRange: Equatable {
  let range: TimeRange
  /// The time of the fetch, by the clock that decides which buckets are closed.
  let clock: Instant

  /// Returns the part inside another range; `nil` if there is none.
  func clipped(to other: TimeRange) -> FetchedRange? {
    let part = TimeRange(from: max(range.from, other.from), to: min(range.to, other.to))
    return part.from < part.to ? FetchedRange(range: part, clock: clock) : nil
  }
}

extension TimeRange {
  /// Returns the parts of this range outside another range.
  fileprivate func without(_ other: TimeRange) -> [TimeRange] {
    guard other.from < other.to, other.from < to, from < other.to else { return [self] }
    return [TimeRange(from: from, to: other.from), TimeRange(from: other.to, to: to)]
      .filter { $0.from < $0.to }
  }
}
