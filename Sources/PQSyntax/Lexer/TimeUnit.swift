/// A unit of a duration. Units are lower case: `m` is minutes, `mo` months, and `M` is neither.
public enum TimeUnit: String, Sendable, CaseIterable {
  case millisecond = "ms"
  case second = "s"
  case minute = "m"
  case hour = "h"
  case day = "d"
  case week = "w"
  case month = "mo"
  case quarter = "q"
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
