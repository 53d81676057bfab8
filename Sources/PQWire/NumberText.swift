/// A number in the grammar of JSON (RFC 8259, section 6), split into its parts without rounding.
///
/// It is slow. It is used only for numbers that `Cursor.fastWhole` and `Cursor.plainDecimal` cannot
/// read.
struct NumberText {
  private let bytes: [UInt8]
  private let isNegative: Bool
  /// The digits before and after the point, without the point.
  private let digits: [UInt8]
  /// The exponent: the value is `digits` times ten to this power.
  private let power: Int

  /// The maximum length of a number, in bytes. No real measurement is longer.
  private static let lengthLimit = 1000

  /// Parses a number; `nil` if the bytes are not a number or are longer than `lengthLimit`.
  init?(_ text: some Collection<UInt8>) {
    guard text.count <= Self.lengthLimit else { return nil }
    bytes = Array(text)
    var rest = bytes[...]
    isNegative = Self.take(Byte.minus, from: &rest)
    let whole = Self.takeDigits(from: &rest)
    guard !whole.isEmpty, whole.count == 1 || whole.first != Byte.zero else { return nil }
    guard let fraction = Self.takeFraction(from: &rest),
      let exponent = Self.takeExponent(from: &rest),
      rest.isEmpty
    else { return nil }
    digits = Array(whole + fraction)
    power = exponent - fraction.count
  }

  /// The exact value, if it is a whole number from 0 to 2^63-1; otherwise `nil`.
  var whole: Int64? {
    guard !isNegative else { return nil }
    let significant = digits.drop { $0 == Byte.zero }
    guard !significant.isEmpty else { return 0 }
    let zeros = significant.reversed().prefix { $0 == Byte.zero }.count
    guard power + zeros >= 0, significant.count + power <= 19 else { return nil }
    let kept = power < 0 ? significant.dropLast(-power) : significant
    return Self.product(of: kept, zeros: max(0, power))
  }

  /// The nearest `Double`, if the value is not negative and the result is finite; otherwise `nil`.
  var decimal: Double? {
    guard !isNegative, let value = Double(String(decoding: bytes, as: UTF8.self)), value.isFinite
    else { return nil }
    return value
  }

  private static func product(of digits: ArraySlice<UInt8>, zeros: Int) -> Int64? {
    var value: Int64 = 0
    for digit in digits + repeatElement(Byte.zero, count: zeros) {
      let (tens, tooLarge) = value.multipliedReportingOverflow(by: 10)
      let (sum, overflows) = tens.addingReportingOverflow(Int64(digit - Byte.zero))
      guard !tooLarge, !overflows else { return nil }
      value = sum
    }
    return value
  }

  private static func take(_ byte: UInt8, from rest: inout ArraySlice<UInt8>) -> Bool {
    guard rest.first == byte else { return false }
    rest.removeFirst()
    return true
  }

  private static func takeDigits(from rest: inout ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let digits = rest.prefix { $0 &- Byte.zero < 10 }
    rest = rest.dropFirst(digits.count)
    return digits
  }

  private static func takeFraction(from rest: inout ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    guard take(Byte.point, from: &rest) else { return [] }
    let digits = takeDigits(from: &rest)
    return digits.isEmpty ? nil : digits
  }

  /// Returns the exponent: 0 if there is none, `nil` if it is malformed. The exponent is limited to
  /// ±1,000,000; this limit does not change any result.
  private static func takeExponent(from rest: inout ArraySlice<UInt8>) -> Int? {
    guard let first = rest.first, first | 0x20 == Byte.exponent else { return 0 }
    rest.removeFirst()
    let isNegative = take(Byte.minus, from: &rest)
    if !isNegative { _ = take(Byte.plus, from: &rest) }
    let digits = takeDigits(from: &rest)
    guard !digits.isEmpty else { return nil }
    let value = digits.reduce(0) { min($0 * 10 + Int($1 - Byte.zero), 1_000_000) }
    return isNegative ? -value : value
  }
}
