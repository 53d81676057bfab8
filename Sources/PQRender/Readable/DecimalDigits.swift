/// Functions that append integers and doubles as decimal digits.
extension [UInt8] {
  /// Appends an integer in decimal.
  mutating func append(integer value: Int64) {
    if value < 0 { append(UInt8(ascii: "-")) }
    append(digits: value.magnitude)
  }

  /// Appends a number, divided by 10 to the power of `decimals`. If `isGrouped` is true, the integer
  /// digits are in groups of three: `12,345.6`.
  package mutating func append(digits value: UInt64, decimals: Int = 0, isGrouped: Bool = false) {
    // Most of the output of exact formats is digits. For speed, the digits are collected and appended
    // together.
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 32) { text in
      var start = text.count
      var rest = value
      var place = 0
      repeat {
        if let mark = Self.mark(after: place, decimals, isGrouped) {
          start -= 1
          text[start] = mark
        }
        start -= 1
        text[start] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
        rest /= 10
        place += 1
      } while rest > 0 || place <= decimals
      append(contentsOf: UnsafeBufferPointer(rebasing: text[start...]))
    }
  }

  /// Returns the separator to the right of the digit at a place; `nil` if there is none. The last digit
  /// has place 0.
  private static func mark(after place: Int, _ decimals: Int, _ isGrouped: Bool) -> UInt8? {
    if place == decimals { return place > 0 ? UInt8(ascii: ".") : nil }
    guard isGrouped, place > decimals, (place - decimals) % 3 == 0 else { return nil }
    return UInt8(ascii: ",")
  }

  /// Appends the last `count` digits of a number, with leading zeros.
  mutating func append(digits value: UInt64, count: Int) {
    guard count > 0 else { return }
    append(digits: value / 10, count: count - 1)
    append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: value % 10))
  }
}

extension [UInt8] {
  /// Appends the shortest text that parses as the same double: `12`, `0.1`, `100000000000000000000`. The
  /// notation is that of ECMAScript, because the export API uses it. An exponent is used only for
  /// numbers from `1e+21` on and for numbers below `0.000001`.
  mutating func append(shortest value: Double) {
    if value.magnitude < .wholeLimit, value.isWhole {
      return append(integer: Int64(value))
    }
    if value < 0 { append(UInt8(ascii: "-")) }
    let text = value.magnitude.description.utf8
    guard let mark = text.firstIndex(of: UInt8(ascii: "e")) else {
      return append(
        contentsOf: text.suffix(2).elementsEqual(".0".utf8) ? text.dropLast(2) : text[...])
    }
    let exponent = Int(String(Substring(text[text.index(after: mark)...]))) ?? 0
    append(significand: text[..<mark], exponent: exponent)
  }

  /// Appends the shortest text with a decimal point that parses as the same double: `12.0`, `0.1`,
  /// `1.0e+21`.
  mutating func append(withPoint value: Double) {
    let start = count
    append(shortest: value)
    guard !self[start...].contains(UInt8(ascii: ".")) else { return }
    insert(contentsOf: ".0".utf8, at: self[start...].firstIndex(of: UInt8(ascii: "e")) ?? count)
  }

  private mutating func append(significand: Substring.UTF8View, exponent: Int) {
    let digits = significand.filter { $0 != UInt8(ascii: ".") }
    switch exponent {
    case 0..<21:
      append(contentsOf: digits)
      append(contentsOf: repeatElement(UInt8(ascii: "0"), count: exponent + 1 - digits.count))
    case -6..<0:
      append(contentsOf: "0.".utf8)
      append(contentsOf: repeatElement(UInt8(ascii: "0"), count: -exponent - 1))
      append(contentsOf: digits)
    default:
      append(contentsOf: significand)
      append(contentsOf: exponent < 0 ? "e-".utf8 : "e+".utf8)
      append(digits: UInt64(exponent.magnitude))
    }
  }
}

// The rounding functions of the standard library call the C math library. Every host program would have
// to link that library. Conversions to integers do not need it.

extension UInt64 {
  /// Returns this number, divided by `grain` and rounded to the nearest integer. A half is rounded up.
  func rounded(to grain: UInt64) -> UInt64 {
    self / grain + (self % grain >= grain - grain / 2 ? 1 : 0)
  }

  /// Creates the integer nearest to a double. The double must not be negative, and the result must fit.
  init(nearest value: Double) {
    self.init(value + 0.5)
  }
}

extension Double {
  /// 2 to the power of 53. Every double of at least this magnitude is an integer.
  static let wholeLimit = 9_007_199_254_740_992.0

  /// True if a finite number has no fraction.
  var isWhole: Bool {
    magnitude >= Self.wholeLimit || Double(Int64(self)) == self
  }
}

extension Int64 {
  /// Creates the integer part of a number, if the output does not show the fraction. From 1000 on,
  /// the output uses larger units and so never shows the fraction. The result is `nil` if the
  /// output shows the fraction, or if the number does not fit.
  ///
  /// The fraction is cut off and not rounded, because the output rounds later, and a number must not be
  /// rounded twice.
  init?(unlessFractional value: Double) {
    switch value.magnitude {
    case 0x1p63...: return nil
    case 1000...: self.init(value)
    case 999.95...: self = value < 0 ? -1000 : 1000
    default:
      guard value.isWhole else { return nil }
      self.init(value)
    }
  }
}
