/// A bucket length of the export API (its document, "Structure", field `interval`).
///
/// The raw value is the name in requests and queries. Buckets start at multiples of the length since
/// the epoch, in UTC. So those of `7d` and `14d` start on Thursdays.
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

  /// Creates the interval with a duration, such as `1h` for 60 minutes. The result is `nil` if there
  /// is none.
  public init?(length: TimeSpan) {
    guard let match = Self.allCases.first(where: { $0.length == length }) else { return nil }
    self = match
  }

  /// Returns true if the left interval is shorter.
  public static func < (left: Interval, right: Interval) -> Bool { left.length < right.length }
}
