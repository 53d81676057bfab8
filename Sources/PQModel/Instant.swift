/// A point in time: milliseconds since 1970-01-01T00:00:00Z, the unit of the export API.
///
/// Arithmetic ends at the earliest and the latest instant that can be counted, 292 million years
/// from the epoch, so that no clock is too far.
public struct Instant: Sendable, Hashable, Comparable {
  /// Milliseconds since the epoch.
  public let milliseconds: Int64

  /// The instant that many milliseconds after the epoch.
  public init(milliseconds: Int64) {
    self.milliseconds = milliseconds
  }

  /// Instants are ordered by time.
  public static func < (left: Instant, right: Instant) -> Bool {
    left.milliseconds < right.milliseconds
  }

  /// The instant that lies a span later.
  public static func + (instant: Instant, span: TimeSpan) -> Instant {
    Instant(milliseconds: instant.milliseconds.clampedSum(span.milliseconds))
  }

  /// The instant that lies a span earlier.
  public static func - (instant: Instant, span: TimeSpan) -> Instant {
    Instant(milliseconds: instant.milliseconds.clampedDifference(span.milliseconds))
  }

  /// The span from the right instant to the left one.
  public static func - (left: Instant, right: Instant) -> TimeSpan {
    TimeSpan(milliseconds: left.milliseconds.clampedDifference(right.milliseconds))
  }

  /// The latest multiple of a span since the epoch that is not after this instant.
  public func floored(to span: TimeSpan) -> Instant {
    let rest = milliseconds % span.milliseconds
    let above = rest < 0 ? rest + span.milliseconds : rest
    return Instant(milliseconds: milliseconds.clampedDifference(above))
  }

  /// The earliest multiple of a span since the epoch that is not before this instant.
  public func raised(to span: TimeSpan) -> Instant {
    let floor = floored(to: span)
    return floor == self ? floor : floor + span
  }

  /// Whether this instant is a whole multiple of a span since the epoch.
  public func isMultiple(of span: TimeSpan) -> Bool {
    milliseconds % span.milliseconds == 0
  }
}

extension Instant: CustomStringConvertible {
  /// ISO 8601 in UTC, as short as is exact: `2026-01-15T20:30Z`, `2026-01-15T20:30:05.250Z`.
  public var description: String {
    let time = CivilTime(self)
    guard time.millisecond != 0 || time.second != 0 else { return iso8601(time, seconds: "") }
    var seconds = ":" + padded(time.second, to: 2)
    if time.millisecond != 0 { seconds += "." + padded(time.millisecond, to: 3) }
    return iso8601(time, seconds: seconds)
  }

  /// ISO 8601 in UTC with milliseconds, always of one width: `2026-01-15T20:30:00.000Z`.
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
  /// The sum, or the largest or smallest number if it lies beyond.
  package func clampedSum(_ other: Int64) -> Int64 {
    let (sum, overflows) = addingReportingOverflow(other)
    return overflows ? (other < 0 ? .min : .max) : sum
  }

  /// The difference, or the largest or smallest number if it lies beyond.
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
