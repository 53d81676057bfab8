extension [UInt8] {
  /// Appends an integer in decimal.
  mutating func append(integer value: Int64) {
    if value < 0 { append(UInt8(ascii: "-")) }
    append(digits: value.magnitude)
  }

  /// Appends a number divided by 10 to the power of `decimals`, optionally with the integer digits in
  /// groups of three: `12,345.6`.
  package mutating func append(digits value: UInt64, decimals: Int = 0, isGrouped: Bool = false) {
    // Most of the output of exact formats is digits. They are collected and appended at once for speed.
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

  /// Returns the separator to the right of a digit, or `nil`. Places are counted from the last digit,
  /// from 0.
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
