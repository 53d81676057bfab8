import PQEngine
import PQModel
import PQSystem

// The rules that decide which buckets may be cached, and for how long.

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

/// The clock that decides whether a bucket may still change.
public enum ClosingClock: Sendable {
  /// The backend's clock, for a backend whose data follows its own clock.
  case backend
  /// The system's clock, for a backend whose data follows the time of day even if the user has set
  /// its clock.
  case system
  /// The earlier of both clocks, for a backend whose data may follow either.
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
