// The lengths of buckets: the buckets of a query, and the intervals of the export API.

/// The division of time into buckets.
///
/// Buckets of a fixed length start at multiples of that length since the epoch, in UTC. Days, weeks
/// and months follow the calendar and start at midnight in a zone. Days are counted from 1970-01-01,
/// weeks from Monday 1970-01-05, months from January 1970.
public struct Bucketing: Sendable, Hashable {
  /// The length of a bucket.
  public enum Length: Sendable, Hashable {
    /// The same length for every bucket, independent of calendars.
    case fixed(TimeSpan)
    /// A number of calendar days.
    case days(Int)
    /// A number of calendar weeks. A week starts on Monday.
    case weeks(Int)
    /// A number of calendar months.
    case months(Int)
  }

  /// The length of a bucket.
  public let length: Length
  /// The zone of calendar days. They start at midnight in this zone.
  public let zone: ZoneRules

  /// Creates a bucketing with a bucket length.
  ///
  /// In UTC, calendar days become a fixed length. In any other zone, a fixed length of whole days
  /// becomes calendar days.
  package init(_ length: Length, in zone: ZoneRules = .utc) {
    self.length =
      switch length {
      case .days(let count) where zone.isUTC: .fixed(Int64(count) * .day)
      case .fixed(let span) where !zone.isUTC: span.wholeDays.map { .days($0) } ?? length
      default: length
      }
    self.zone = zone
  }

  /// Creates the bucketing of an interval of the export API, in UTC.
  package init(_ interval: Interval) {
    self.init(.fixed(interval.length))
  }

  /// Returns the start of the bucket that contains an instant.
  package func start(of instant: Instant) -> Instant {
    if case .fixed(let span) = length { return instant.floored(to: span) }
    let number = self.number(of: zone.local(instant))
    let start = midnight(number)
    guard start <= instant else { return midnight(number - 1) }
    // Clocks can be turned back shortly after midnight. Then they show the previous date again,
    // although the next bucket has begun.
    let next = midnight(number + 1)
    return next <= instant ? next : start
  }

  /// Returns the end of the bucket that starts at an instant.
  package func end(ofBucketAt start: Instant) -> Instant { moved(start, by: 1) }

  /// Returns the start of another bucket: `count` buckets after the bucket that starts at `start`.
  /// A negative count gives an earlier bucket.
  package func moved(_ start: Instant, by count: Int) -> Instant {
    if case .fixed(let span) = length { return start + Int64(count) * span }
    return midnight(number(of: zone.local(start)) + count)
  }

  /// Returns the instant itself if a bucket starts there, or else the start of the next bucket.
  package func raised(_ instant: Instant) -> Instant {
    let start = start(of: instant)
    return start == instant ? start : end(ofBucketAt: start)
  }

  /// Returns true if a bucket starts at an instant.
  package func isBorder(_ instant: Instant) -> Bool { start(of: instant) == instant }

  /// Returns the starts of all buckets of a range, followed by the end of the last bucket.
  ///
  /// - Parameters:
  ///   - range: a range of whole buckets.
  ///   - limit: the maximum number of buckets. The number of calendar buckets is estimated from the
  ///     shortest possible bucket. The estimate can be too high.
  /// - Returns: `nil` if the number of buckets exceeds the limit, or if the last one ends after the
  ///   latest instant.
  package func borders(of range: TimeRange, limit: Int = .max) -> [Instant]? {
    if case .fixed(let span) = length {
      let count = max(0, range.length.milliseconds / span.milliseconds)
      guard count <= limit else { return nil }
      return (0...count).map { range.from + $0 * span }
    }
    guard range.length.milliseconds / shortest.milliseconds <= limit else { return nil }
    var borders = [range.from]
    while let last = borders.last, last < range.to {
      let next = end(ofBucketAt: last)
      // At the latest instant, time is clamped and does not go on.
      guard next > last else { return nil }
      borders.append(next)
    }
    return borders
  }

  /// A lower bound for the length of a bucket. A bucket is shorter than usual if the clock is
  /// turned forward in it.
  private var shortest: TimeSpan {
    switch length {
    case .fixed(let span): span
    case .days(let count): Int64(count) * 20 * .hour
    case .weeks(let count): Int64(count) * 6 * .day
    case .months(let count): Int64(count) * 27 * .day
    }
  }

  /// Returns the number of the calendar bucket that contains a local time. Bucket 0 is the first one
  /// that starts in 1970.
  private func number(of local: CivilTime) -> Int {
    switch length {
    case .fixed: 0
    case .days(let count): local.daysSinceEpoch.flooredQuotient(dividingBy: count)
    case .weeks(let count): (local.daysSinceEpoch - 4).flooredQuotient(dividingBy: 7 * count)
    case .months(let count):
      ((local.year - 1970) * 12 + local.month - 1).flooredQuotient(dividingBy: count)
    }
  }

  /// Returns the start of a calendar bucket: midnight of its first day. `number` is the number of
  /// the bucket.
  private func midnight(_ number: Int) -> Instant {
    switch length {
    case .fixed: Instant(milliseconds: 0)
    case .days(let count): zone.instant(of: CivilTime(daysSinceEpoch: number * count))
    case .weeks(let count): zone.instant(of: CivilTime(daysSinceEpoch: number * 7 * count + 4))
    case .months(let count):
      zone.instant(of: CivilTime(year: 1970, month: 1, day: 1).adding(months: number * count))
    }
  }
}

extension TimeSpan {
  /// The length in days. It is `nil` if the length is less than one day or not a whole number of
  /// days.
  fileprivate var wholeDays: Int? {
    guard self >= .day, milliseconds % TimeSpan.day.milliseconds == 0 else { return nil }
    return Int(milliseconds / TimeSpan.day.milliseconds)
  }
}

extension Bucketing: CustomStringConvertible {
  /// The length as written after EVERY: `15m`, `1d`, `2w`, `1mo`, `1q`, `1y`.
  public var description: String {
    switch length {
    case .fixed(let span): span.description
    case .days(let count): "\(count)d"
    case .weeks(let count): "\(count)w"
    case .months(let count) where count % 12 == 0: "\(count / 12)y"
    case .months(let count) where count % 3 == 0: "\(count / 3)q"
    case .months(let count): "\(count)mo"
    }
  }
}

/// A bucket length of the export API. The API document describes it in the section "Structure",
/// field `interval`.
///
/// The raw value is the name in requests and queries. Buckets start at multiples of the length
/// since the epoch, in UTC. So buckets of `7d` and `14d` start on Thursdays.
public enum Interval: String, Sendable, Hashable, CaseIterable, Comparable {
  /// One minute.
  case m1 = "1m"
  /// Five minutes.
  case m5 = "5m"
  /// Ten minutes.
  case m10 = "10m"
  /// Thirty minutes.
  case m30 = "30m"
  /// One hour.
  case h1 = "1h"
  /// Three hours.
  case h3 = "3h"
  /// Twelve hours.
  case h12 = "12h"
  /// One day of 24 hours.
  case d1 = "1d"
  /// Seven days of 24 hours.
  case d7 = "7d"
  /// Fourteen days of 24 hours.
  case d14 = "14d"

  /// The duration of one bucket.
  public var length: TimeSpan {
    switch self {
    case .m1: .minute
    case .m5: 5 * .minute
    case .m10: 10 * .minute
    case .m30: 30 * .minute
    case .h1: .hour
    case .h3: 3 * .hour
    case .h12: 12 * .hour
    case .d1: .day
    case .d7: 7 * .day
    case .d14: 14 * .day
    }
  }

  /// Creates the interval with a duration, such as `1h` for 60 minutes. The result is `nil` if no
  /// interval has this duration.
  package init?(length: TimeSpan) {
    guard let match = Self.allCases.first(where: { $0.length == length }) else { return nil }
    self = match
  }

  /// Returns true if the left interval is shorter.
  public static func < (left: Interval, right: Interval) -> Bool { left.length < right.length }
}
