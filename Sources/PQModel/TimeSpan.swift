/// A length of time in whole milliseconds.
public struct TimeSpan: Sendable, Hashable, Comparable {
  /// The length in milliseconds.
  public let milliseconds: Int64

  /// A span of that many milliseconds.
  public init(milliseconds: Int64) {
    self.milliseconds = milliseconds
  }

  /// 1000 milliseconds.
  public static let second = TimeSpan(milliseconds: 1000)
  /// 60 seconds.
  public static let minute = TimeSpan(milliseconds: 60_000)
  /// 60 minutes.
  public static let hour = TimeSpan(milliseconds: 3_600_000)
  /// 24 hours. A day of a time zone may be longer or shorter.
  public static let day = TimeSpan(milliseconds: 86_400_000)

  /// That many spans, one after the other.
  public static func * (count: Int64, span: TimeSpan) -> TimeSpan {
    TimeSpan(milliseconds: count * span.milliseconds)
  }

  /// Spans are ordered by their length.
  public static func < (left: TimeSpan, right: TimeSpan) -> Bool {
    left.milliseconds < right.milliseconds
  }
}

extension TimeSpan: CustomStringConvertible {
  /// The span as a query writes it: `6h`, `1h30m`, `7d`, `250ms`.
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
