/// A bucket length that the export API answers (its document, "Structure", field `interval`).
///
/// The raw value is the name on the wire and in a query. Buckets begin at multiples of the length
/// since the epoch, in UTC; so those of `7d` and `14d` begin on Thursdays.
public enum Interval: String, Sendable, Hashable, CaseIterable, Comparable {
  case m1 = "1m"
  case m5 = "5m"
  case m10 = "10m"
  case m30 = "30m"
  case h1 = "1h"
  case h3 = "3h"
  case h12 = "12h"
  case d1 = "1d"
  case d7 = "7d"
  case d14 = "14d"

  /// The length of one bucket.
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

  /// The interval of exactly that length, if there is one: `60m` is `1h`.
  public init?(length: TimeSpan) {
    guard let match = Self.allCases.first(where: { $0.length == length }) else { return nil }
    self = match
  }

  /// Intervals are ordered by their length.
  public static func < (left: Interval, right: Interval) -> Bool { left.length < right.length }
}
