/// How time is cut into buckets.
///
/// Fixed lengths are cut at their multiples since the epoch, in UTC. Days, weeks and months are
/// those of a calendar and begin at midnight in a zone: days are counted from 1970-01-01, weeks
/// from Monday 1970-01-05, months from January 1970.
public struct Bucketing: Sendable, Hashable {
  /// The length of a bucket.
  public enum Length: Sendable, Hashable {
    case fixed(TimeSpan)
    case days(Int)
    case weeks(Int)
    case months(Int)
  }

  /// The length of a bucket.
  public let length: Length
  /// The zone in which days begin.
  public let zone: ZoneRules

  /// Buckets of a length. Days of UTC are a fixed length, and a fixed length of whole days is one
  /// of days where clocks differ from UTC.
  public init(_ length: Length, in zone: ZoneRules = .utc) {
    self.length =
      switch length {
      case .days(let count) where zone.isUTC: .fixed(Int64(count) * .day)
      case .fixed(let span) where !zone.isUTC: span.wholeDays.map { .days($0) } ?? length
      default: length
      }
    self.zone = zone
  }

  /// The buckets of an interval of the API.
  public init(_ interval: Interval) {
    self.init(.fixed(interval.length))
  }

  /// The start of the bucket in which an instant lies.
  public func start(of instant: Instant) -> Instant {
    if case .fixed(let span) = length { return instant.floored(to: span) }
    let number = self.number(of: zone.local(instant))
    let start = midnight(number)
    guard start <= instant else { return midnight(number - 1) }
    // Clocks that are turned back past midnight show the date before once more.
    let next = midnight(number + 1)
    return next <= instant ? next : start
  }

  /// The end of the bucket that begins at an instant.
  public func end(ofBucketAt start: Instant) -> Instant { moved(start, by: 1) }

  /// The start of the bucket that many buckets later than the one that begins at an instant.
  public func moved(_ start: Instant, by count: Int) -> Instant {
    if case .fixed(let span) = length { return start + Int64(count) * span }
    return midnight(number(of: zone.local(start)) + count)
  }

  /// The instant itself if a bucket begins there, or else the start of the next bucket.
  public func raised(_ instant: Instant) -> Instant {
    let start = start(of: instant)
    return start == instant ? start : end(ofBucketAt: start)
  }

  /// Whether a bucket begins at an instant.
  public func isBorder(_ instant: Instant) -> Bool { start(of: instant) == instant }

  /// The starts of all buckets of a range of whole buckets, and the end of the last; nil if there
  /// are more than a limit, or nearly so.
  public func borders(of range: TimeRange, limit: Int = .max) -> [Instant]? {
    if case .fixed(let span) = length {
      let count = max(0, range.length.milliseconds / span.milliseconds)
      guard count <= limit else { return nil }
      return (0...count).map { range.from + $0 * span }
    }
    guard range.length.milliseconds / shortest.milliseconds <= limit else { return nil }
    var borders = [range.from]
    while let last = borders.last, last < range.to {
      borders.append(end(ofBucketAt: last))
    }
    return borders
  }

  /// What every bucket is longer than.
  private var shortest: TimeSpan {
    switch length {
    case .fixed(let span): span
    case .days(let count): Int64(count) * 20 * .hour
    case .weeks(let count): Int64(count) * 6 * .day
    case .months(let count): Int64(count) * 27 * .day
    }
  }

  private func number(of local: CivilTime) -> Int {
    switch length {
    case .fixed: 0
    case .days(let count): local.daysSinceEpoch.flooredQuotient(dividingBy: count)
    case .weeks(let count): (local.daysSinceEpoch - 4).flooredQuotient(dividingBy: 7 * count)
    case .months(let count):
      ((local.year - 1970) * 12 + local.month - 1).flooredQuotient(dividingBy: count)
    }
  }

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
  /// How many days it is, if it is whole ones and at least one.
  fileprivate var wholeDays: Int? {
    guard self >= .day, milliseconds % TimeSpan.day.milliseconds == 0 else { return nil }
    return Int(milliseconds / TimeSpan.day.milliseconds)
  }
}

extension Bucketing: CustomStringConvertible {
  /// The length as EVERY says it: `15m`, `1d`, `2w`, `1mo`, `1q`, `1y`.
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
