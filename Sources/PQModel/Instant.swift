// Points in time, durations and ranges of time.

/// A point in time, in milliseconds since 1970-01-01T00:00:00Z, as in the export API.
///
/// Arithmetic does not overflow: results are clamped to the earliest and latest instants, which are
/// 292 million years from the epoch.
public struct Instant: Sendable, Hashable, Comparable {
  /// The number of milliseconds since the epoch; negative before it.
  public let milliseconds: Int64

  /// Creates the instant a number of milliseconds after the epoch.
  public init(milliseconds: Int64) {
    self.milliseconds = milliseconds
  }

  /// Returns true if the left instant is earlier.
  public static func < (left: Instant, right: Instant) -> Bool {
    left.milliseconds < right.milliseconds
  }

  /// Returns the instant that is `span` later.
  package static func + (instant: Instant, span: TimeSpan) -> Instant {
    Instant(milliseconds: instant.milliseconds.clampedSum(span.milliseconds))
  }

  /// Returns the instant that is `span` earlier.
  package static func - (instant: Instant, span: TimeSpan) -> Instant {
    Instant(milliseconds: instant.milliseconds.clampedDifference(span.milliseconds))
  }

  /// Returns the duration from the right instant to the left one; negative if the left one is earlier.
  package static func - (left: Instant, right: Instant) -> TimeSpan {
    TimeSpan(milliseconds: left.milliseconds.clampedDifference(right.milliseconds))
  }

  /// Returns the instant that is `span` later, or earlier if the span is negative.
  public func advanced(by span: TimeSpan) -> Instant { self + span }

  /// Returns the duration from this instant to another one; negative if the other one is earlier.
  public func distance(to other: Instant) -> TimeSpan { other - self }

  /// Returns this instant, rounded down to a multiple of `span` since the epoch. The span must be
  /// positive.
  package func floored(to span: TimeSpan) -> Instant {
    let rest = milliseconds % span.milliseconds
    let above = rest < 0 ? rest + span.milliseconds : rest
    return Instant(milliseconds: milliseconds.clampedDifference(above))
  }

  /// Returns this instant, rounded up to a multiple of `span` since the epoch. The span must be
  /// positive.
  package func raised(to span: TimeSpan) -> Instant {
    let floor = floored(to: span)
    return floor == self ? floor : floor + span
  }

  /// Returns true if this instant is a multiple of `span` since the epoch. The span must not be zero.
  package func isMultiple(of span: TimeSpan) -> Bool {
    milliseconds % span.milliseconds == 0
  }
}

extension Instant: CustomStringConvertible {
  /// The instant in ISO 8601, in UTC, without redundant zeros: `2026-01-15T20:30Z`,
  /// `2026-01-15T20:30:05.250Z`.
  public var description: String {
    let time = CivilTime(self)
    guard time.millisecond != 0 || time.second != 0 else { return iso8601(time, seconds: "") }
    var seconds = ":" + padded(time.second, to: 2)
    if time.millisecond != 0 { seconds += "." + padded(time.millisecond, to: 3) }
    return iso8601(time, seconds: seconds)
  }

  /// The instant in ISO 8601, in UTC, with milliseconds: `2026-01-15T20:30:00.000Z`. The width is the
  /// same for all years from 0 to 9999.
  public var iso8601: String {
    let time = CivilTime(self)
    return iso8601(
      time, seconds: ":" + padded(time.second, to: 2) + "." + padded(time.millisecond, to: 3))
  }

  private func iso8601(_ time: CivilTime, seconds: String) -> String {
    let date = padded(time.year, to: 4) + "-" + padded(time.month, to: 2)
    let clock = padded(time.hour, to: 2) + ":" + padded(time.minute, to: 2)
    return date + "-" + padded(time.day, to: 2) + "T" + clock + seconds + "Z"
  }
}

extension Int64 {
  /// Returns the sum, clamped to the range of the type.
  package func clampedSum(_ other: Int64) -> Int64 {
    let (sum, overflows) = addingReportingOverflow(other)
    return overflows ? (other < 0 ? .min : .max) : sum
  }

  /// Returns the difference, clamped to the range of the type.
  package func clampedDifference(_ other: Int64) -> Int64 {
    let (difference, overflows) = subtractingReportingOverflow(other)
    return overflows ? (other < 0 ? .max : .min) : difference
  }
}

private func padded(_ number: Int, to width: Int) -> String {
  let digits = String(number.magnitude)
  let zeros = String(repeating: "0", count: max(0, width - digits.count))
  return (number < 0 ? "-" : "") + zeros + digits
}

/// A duration in whole milliseconds, which may be negative.
public struct TimeSpan: Sendable, Hashable, Comparable {
  /// The number of milliseconds.
  public let milliseconds: Int64

  /// Creates a duration of a number of milliseconds.
  public init(milliseconds: Int64) {
    self.milliseconds = milliseconds
  }

  /// 1000 milliseconds.
  package static let second = TimeSpan(milliseconds: 1000)
  /// 60 seconds.
  package static let minute = TimeSpan(milliseconds: 60_000)
  /// 60 minutes.
  package static let hour = TimeSpan(milliseconds: 3_600_000)
  /// 24 hours. A calendar day of a time zone may be longer or shorter.
  package static let day = TimeSpan(milliseconds: 86_400_000)

  /// Returns a duration of minutes, at most 292 million years.
  public static func minutes(_ count: Int64) -> TimeSpan { minute.times(count) }

  /// Returns a duration of hours, at most 292 million years.
  public static func hours(_ count: Int64) -> TimeSpan { hour.times(count) }

  /// Returns a duration of days of 24 hours, at most 292 million years.
  public static func days(_ count: Int64) -> TimeSpan { day.times(count) }

  private func times(_ count: Int64) -> TimeSpan {
    let (product, overflows) = milliseconds.multipliedReportingOverflow(by: count)
    return TimeSpan(milliseconds: overflows ? (count < 0 ? .min : .max) : product)
  }

  /// Returns a multiple of a duration. The program stops if the product overflows.
  package static func * (count: Int64, span: TimeSpan) -> TimeSpan {
    TimeSpan(milliseconds: count * span.milliseconds)
  }

  /// Returns true if the left duration is shorter.
  public static func < (left: TimeSpan, right: TimeSpan) -> Bool {
    left.milliseconds < right.milliseconds
  }
}

extension TimeSpan: CustomStringConvertible {
  /// The duration as a query writes it: `6h`, `1h30m`, `7d`, `250ms`.
  public var description: String {
    guard milliseconds != 0 else { return "0s" }
    var rest = milliseconds.magnitude
    var text = milliseconds < 0 ? "-" : ""
    for (suffix, size) in Self.units {
      let count = rest / size
      if count > 0 { text += "\(count)\(suffix)" }
      rest %= size
    }
    return text
  }

  private static let units: [(suffix: String, size: UInt64)] = [
    ("d", 86_400_000), ("h", 3_600_000), ("m", 60_000), ("s", 1000), ("ms", 1),
  ]
}

/// A half-open range of time, `[from, to)`.
///
/// The document of the export API does not state whether its `to` is inclusive. This project assumes
/// that it is exclusive, and keeps only rows inside the requested range.
public struct TimeRange: Sendable, Hashable {
  /// The inclusive start.
  public let from: Instant
  /// The exclusive end.
  public let to: Instant

  /// Creates a range from an inclusive start and an exclusive end. The end may be before the start.
  public init(from: Instant, to: Instant) {
    self.from = from
    self.to = to
  }

  /// The duration of the range; negative if its end is before its start.
  public var length: TimeSpan { to - from }

  /// Returns true if the range contains an instant.
  public func contains(_ instant: Instant) -> Bool { from <= instant && instant < to }
}

extension TimeRange: CustomStringConvertible {
  /// Both ends in ISO 8601, in UTC.
  public var description: String { "\(from) to \(to)" }
}
