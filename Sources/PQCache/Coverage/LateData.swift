import PQModel

/// The rule that decides when cached buckets are fetched again, because data may have arrived after
/// they were fetched.
///
/// A bucket that was fetched less than an hour after its end is fetched again as soon as the hour
/// in which it ends has been over for an hour. The same applies to six hours and to a day. The
/// periods are those of UTC, so that one request fetches all buckets of a period. If each bucket
/// had its own time, nearly every request of a dashboard would reach back for one bucket.
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

  /// Returns the range of the buckets that were fetched less than a period after their end, and
  /// that end in a period that has been over for at least its own length. The range is empty if it
  /// ends before it begins.
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
