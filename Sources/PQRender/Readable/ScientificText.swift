/// Very large and very small numbers in scientific notation, with up to three significant digits:
/// `1.25e-9`, `1e+300`.
enum ScientificText {
  /// Appends a number, which must be positive and finite.
  static func append(_ value: Double, to bytes: inout [UInt8]) {
    var (digits, power) = significant(value)
    while digits % 10 == 0 {
      digits /= 10
      power += 1
    }
    let decimals = digits < 10 ? 0 : digits < 100 ? 1 : 2
    let exponent = power + decimals
    bytes.append(digits: digits, decimals: decimals)
    bytes.append(contentsOf: exponent < 0 ? "e-".utf8 : "e+".utf8)
    bytes.append(digits: UInt64(exponent.magnitude))
  }

  /// Returns three significant digits of a number, and the power of ten to multiply them by.
  private static func significant(_ value: Double) -> (digits: UInt64, power: Int) {
    var scaled = value
    var power = 0
    while scaled >= 999.5 {
      scaled /= 10
      power += 1
    }
    while scaled < 99.95 {
      scaled *= 10
      power -= 1
    }
    return (UInt64(nearest: scaled), power)
  }
}
