import PQEngine
import PQModel
import PQSystem

// The rules about closed buckets: which buckets may be cached, and for how long.

/// The rule about closed buckets. A bucket is closed if its traffic does not change any more. Only
/// closed buckets are cached.
struct ClosedBuckets: Sendable {
  /// The minimum margin. A difference of this size between two clocks causes no warning.
  static let leastMargin = TimeSpan.minute

  /// The settling margin: a bucket may change during this time after its end. If the bucket is longer
  /// than the margin, its own length is used.
  let margin: TimeSpan

  init(margin: TimeSpan) { self.margin = max(margin, Self.leastMargin) }

  /// Returns the end of the last closed bucket at a time.
  func end(_ interval: Interval, at clock: Instant) -> Instant {
    (clock - max(margin, interval.length)).floored(to: interval.length)
  }

  /// Returns the part of a range with closed buckets at a time; `nil` if no bucket is closed.
  func part(of range: TimeRange, _ interval: Interval, at clock: Instant) -> TimeRange? {
    let part = TimeRange(from: range.from, to: min(range.to, end(interval, at: clock)))
    return part.from < part.to ? part : nil
  }

  /// Returns the parts of a fetched range that can be used at a time. Buckets that were not closed at
  /// the time of the fetch are left out: the fetch may have used a shorter margin.
  func usable(_ fetched: FetchedRange, _ interval: Interval, at now: Instant) -> [TimeRange] {
    guard let part = part(of: fetched.range, interval, at: fetched.clock) else { return [] }
    return LateDataPolicy.settled(
      FetchedRange(range: part, clock: fetched.clock), interval, at: now)
  }
}

/// The clock that determines which buckets may still change.
package enum ClosingClock: Sendable {
  /// The backend's clock, for a backend whose data follows its own clock.
  case backend
  /// The system's clock, for a backend whose data follows the real time, even if the user has set the
  /// backend's clock.
  case system
  /// The earlier of the two clocks, for a backend whose data may follow either clock.
  case earlier

  /// Returns the time of this clock for a backend.
  func time(of backend: any Backend) -> Instant {
    let system = Instant(milliseconds: SystemClock.milliseconds)
    return switch self {
    case .backend: backend.clock
    case .system: system
    case .earlier: min(backend.clock, system)
    }
  }
}

/// The rule about late data: when cached buckets are fetched again, because data may have arrived after
/// the fetch.
///
/// There are three period lengths: an hour, six hours and a day. Time is divided into periods of each
/// length, in UTC. A bucket is fetched again if two conditions are true. First, it was fetched less than
/// one period length after its end. Second, the period that contains the end of the bucket ended at
/// least one period length ago. So one request fetches all late buckets of a period again. If each
/// bucket had its own time, nearly every request of a dashboard would have to fetch one old bucket.
enum LateDataPolicy {
  private static let periods = [TimeSpan.hour, 6 * .hour, .day]

  /// Returns the parts of a fetched range that do not have to be fetched again at a later time.
  static func settled(
    _ part: FetchedRange, _ interval: Interval, at now: Instant
  ) -> [TimeRange] {
    periods.reduce([part.range]) { ranges, period in
      let stale = stale(part.clock, period, interval, at: now)
      return ranges.flatMap { $0.without(stale) }
    }
  }

  /// Returns the range of buckets that have to be fetched again, for one period length. If the end is
  /// not after the start, the range is empty.
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
  /// The time of the fetch, by the clock that determines which buckets are closed.
  let clock: Instant

  /// Returns the part of this range inside another range; `nil` if the ranges do not overlap.
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
