/// A decimal with any number of digits and exact addition.
///
/// It is used for sums such as 1e300 + 1e-300, which do not fit into 128 bits. It is slow, but such
/// sums are rare.
package struct LongDecimal: Sendable, Equatable {
  /// The addends of the decimal, by their powers of ten. Each addend is so small that 2^64 of them
  /// can be added without an overflow.
  private var parts: [Int: Int128] = [:]

  private static let partDigits = 18

  /// Creates the number zero.
  package init() {}

  package init(_ decimal: ExactDecimal) { add(decimal) }

  package mutating func add(_ decimal: ExactDecimal) {
    var (number, exponent) = (decimal.number, decimal.exponent)
    while number != 0 {
      let (rest, part) = number.quotientAndRemainder(
        dividingBy: ExactDecimal.powers[Self.partDigits])
      parts[exponent, default: 0] += part
      (number, exponent) = (rest, exponent + Self.partDigits)
    }
  }

  package mutating func add(_ other: LongDecimal, times factor: Int64 = 1) {
    for (exponent, part) in other.parts {
      let (number, overflows) = part.multipliedReportingOverflow(by: Int128(factor))
      precondition(!overflows, "a sum of too many numbers")
      add(ExactDecimal(number, exponent: exponent))
    }
  }

  package static func == (left: LongDecimal, right: LongDecimal) -> Bool {
    var difference = left
    difference.add(right, times: -1)
    return difference.sign == 0
  }

  /// The sign: 1, 0 or -1.
  package var sign: Int8 {
    let (isNegative, digits, _) = digits
    return isNegative ? -1 : digits.contains { $0 > 0 } ? 1 : 0
  }

  /// Returns the double nearest to the decimal divided by `divisor`, which must be greater than zero.
  /// The result is infinite if it is too large for a double.
  package func nearestQuotient(by divisor: Int64) -> Double {
    let (isNegative, digits, exponent) = digits
    var rest: Int128 = 0
    var text: [UInt8] = []
    // After 60 more digits, only one property of the rest matters: whether it is zero.
    for digit in digits + [UInt8](repeating: 0, count: 60) {
      let (quotient, remainder) = (rest * 10 + Int128(digit)).quotientAndRemainder(
        dividingBy: Int128(divisor))
      rest = remainder
      text.append(UInt8(ascii: "0") + UInt8(quotient))
    }
    text.append(UInt8(ascii: rest == 0 ? "0" : "1"))
    let amount = Double("\(String(decoding: text, as: UTF8.self))e\(exponent - 61)") ?? 0
    return isNegative ? -amount : amount
  }

  /// The digits of the absolute value, most significant first, and the power of ten of the last digit.
  private var digits: (isNegative: Bool, digits: [UInt8], exponent: Int) {
    guard let low = parts.keys.min(), let high = parts.keys.max() else { return (false, [], 0) }
    let own = Self.digits(parts, low, high)
    guard own.carry < 0 else { return (false, own.digits, low) }
    return (true, Self.digits(parts.mapValues { -$0 }, low, high).digits, low)
  }

  /// Returns the digits from a power of ten on, and the carry after them. The carry is 0, or -1 if
  /// the number is negative.
  private static func digits(
    _ parts: [Int: Int128], _ low: Int, _ high: Int
  ) -> (digits: [UInt8], carry: Int128) {
    var carry: Int128 = 0
    var digits: [UInt8] = []
    for exponent in low...high + 40 {
      let sum = carry + parts[exponent, default: 0]
      let digit = (sum % 10 + 10) % 10
      digits.append(UInt8(digit))
      carry = (sum - digit) / 10
    }
    return (digits.reversed(), carry)
  }
}
