/// A duration in whole milliseconds, which may be negative.
public struct TimeSpan: Sendable, Hashable, Comparable {
  /// The number of milliseconds.
  public let milliseconds: Int64

  /// Creates a duration of a number of milliseconds.
  public init(milliseconds: Int64) {
    self.milliseconds = milliseconds
  }

  /// 1000 milliseconds.
  public static let second = TimeSpan(milliseconds: 1000)
  /// 60 seconds.
  public static let minute = TimeSpan(milliseconds: 60_000)
  /// 60 minutes.
  public static let hour = TimeSpan(milliseconds: 3_600_000)
  /// 24 hours. A calendar day of a time zone may be longer or shorter.
  public static let day = TimeSpan(milliseconds: 86_400_000)

  /// Returns a multiple of a duration. The program stops if the product overflows.
  public static func * (count: Int64, span: TimeSpan) -> TimeSpan {
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
