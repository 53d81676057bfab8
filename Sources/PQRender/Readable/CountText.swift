/// Counts with grouped digits: `12,345`. In a column with fractions, values have one decimal, and
/// values below 1 have up to three significant digits: `1,234.5`, `12.0`, `0.432`.
enum CountText {
  /// From this value on, tenths are below the precision of a double.
  private static let tenthsLimit = 1e15
  /// Below this value, scientific notation is easier to read than a decimal fraction.
  private static let pointLimit = 1e-6
  /// From this value on, scientific notation is easier to read than a row of digits.
  private static let digitsLimit = 1e21

  static func append(_ value: Int64, to bytes: inout [UInt8]) {
    if value < 0 { bytes.append(UInt8(ascii: "-")) }
    bytes.append(digits: value.magnitude, isGrouped: true)
  }

  /// Appends a double that has no fraction.
  static func append(whole value: Double, to bytes: inout [UInt8]) {
    guard value.magnitude < .wholeLimit else { return append(extreme: value, to: &bytes) }
    append(Int64(value), to: &bytes)
  }

  static func append(_ value: Double, to bytes: inout [UInt8]) {
    let magnitude = value.magnitude
    guard magnitude < tenthsLimit, magnitude >= pointLimit || magnitude == 0 else {
      return append(extreme: value, to: &bytes)
    }
    if value < 0 { bytes.append(UInt8(ascii: "-")) }
    if magnitude >= 1 || magnitude == 0 {
      let tenths = UInt64(nearest: magnitude * 10)
      bytes.append(digits: tenths, decimals: 1, isGrouped: true)
    } else {
      append(belowOne: magnitude, to: &bytes)
    }
  }

  private static func append(extreme value: Double, to bytes: inout [UInt8]) {
    let magnitude = value.magnitude
    guard magnitude < pointLimit || magnitude >= digitsLimit else {
      return bytes.append(shortest: value)
    }
    if value < 0 { bytes.append(UInt8(ascii: "-")) }
    ScientificText.append(magnitude, to: &bytes)
  }

  private static func append(belowOne value: Double, to bytes: inout [UInt8]) {
    var scaled = value * 1000
    var decimals = 3
    while scaled < 99.95 {
      scaled *= 10
      decimals += 1
    }
    var digits = UInt64(nearest: scaled)
    while digits % 10 == 0, decimals > 1 {
      digits /= 10
      decimals -= 1
    }
    bytes.append(digits: digits, decimals: decimals)
  }
}
