import PQModel

/// When buckets that are kept are asked for once more, because data may have come in after they were
/// fetched.
///
/// A bucket that was fetched less than an hour after its end is asked for again once the hour in
/// which it ends has been over for an hour. The same goes for six hours, and for a day. The periods
/// are those of UTC, so that the buckets of one period are asked for together, in one request: to ask
/// for each bucket when it is old enough would make every request of a dashboard reach back for one.
enum LateData {
  private static let periods = [TimeSpan.hour, 6 * .hour, .day]

  /// Returns the parts of a range of buckets that were fetched at one time and need not be asked for
  /// at a later one.
  static func settled(
    _ part: FetchedRange, _ interval: Interval, at now: Instant
  ) -> [TimeRange] {
    periods.reduce([part.range]) { ranges, period in
      let stale = stale(part.clock, period, interval, at: now)
      return ranges.flatMap { $0.without(stale) }
    }
  }

  /// The buckets that were fetched less than a period after their end, and end in a period that has
  /// been over for as long as it is long. There are none if the range ends before it begins.
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
  /// When the backend was asked, by the clock that tells which buckets are closed.
  let clock: Instant

  /// The part of it in another range; nil if there is none.
  func clipped(to other: TimeRange) -> FetchedRange? {
    let part = TimeRange(from: max(range.from, other.from), to: min(range.to, other.to))
    return part.from < part.to ? FetchedRange(range: part, clock: clock) : nil
  }
}

extension TimeRange {
  /// The parts of the range outside of another.
  fileprivate func without(_ other: TimeRange) -> [TimeRange] {
    guard other.from < other.to, other.from < to, from < other.to else { return [self] }
    return [TimeRange(from: from, to: other.from), TimeRange(from: other.to, to: to)]
      .filter { $0.from < $0.to }
  }
}
