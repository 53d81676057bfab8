/// A unit of a duration, in lower case: `m` is minutes, `mo` is months, and `M` is not a unit.
public enum TimeUnit: String, Sendable, CaseIterable {
  /// 1 millisecond.
  case millisecond = "ms"
  /// 1000 milliseconds.
  case second = "s"
  /// 60 seconds.
  case minute = "m"
  /// 60 minutes.
  case hour = "h"
  /// A calendar day, which may differ from 24 hours.
  case day = "d"
  /// Seven calendar days.
  case week = "w"
  /// A calendar month.
  case month = "mo"
  /// Three calendar months.
  case quarter = "q"
  /// Twelve calendar months.
  case year = "y"

  init?(spelling: UnsafeBufferPointer<UInt8>) {
    switch spelling.count {
    case 1: self.init(letter: spelling[0])
    case 2 where spelling[0] == UInt8(ascii: "m"): self.init(afterM: spelling[1])
    default: return nil
    }
  }

  private init?(letter: UInt8) {
    switch letter {
    case UInt8(ascii: "s"): self = .second
    case UInt8(ascii: "m"): self = .minute
    case UInt8(ascii: "h"): self = .hour
    case UInt8(ascii: "d"): self = .day
    case UInt8(ascii: "w"): self = .week
    case UInt8(ascii: "q"): self = .quarter
    case UInt8(ascii: "y"): self = .year
    default: return nil
    }
  }

  private init?(afterM letter: UInt8) {
    switch letter {
    case UInt8(ascii: "s"): self = .millisecond
    case UInt8(ascii: "o"): self = .month
    default: return nil
    }
  }
}
