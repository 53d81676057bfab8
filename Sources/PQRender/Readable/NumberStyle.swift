import PQModel

// Number styles for people: the choice of a style, and the functions that write each style.

/// The style in which the numbers of a column are written for people.
enum NumberStyle {
  /// A size in bytes: `1.23 GB`.
  case bytes
  /// A rate in bytes per second: `1.23 GB/s`.
  case byteRate
  /// A size in bits: `1.23 Gbit`.
  case bits
  /// A rate in bits per second: `1.23 Gbit/s`.
  case bitRate
  /// A duration in milliseconds: `4.5 min`.
  case duration
  /// A ratio as a percentage: `62.4%`.
  case percent
  /// A measured number in any other unit: `12,345`.
  case count
  /// A number that is not a measurement: `12345`.
  case unscaled

  /// Creates the style for the meaning of a column.
  init(_ meaning: Column.Meaning) {
    guard case .measure(let unit) = meaning else {
      self = .unscaled
      return
    }
    self = Self.known.first { unit.matches($0.0) }?.1 ?? .count
    if unit.isPure, unit.isRatio { self = .percent }
  }

  private static let known: [(MeasureUnit, NumberStyle)] = [
    (.bytes, .bytes), (.bytesPerSecond, .byteRate), (.bits, .bits), (.bitsPerSecond, .bitRate),
    (.milliseconds, .duration),
  ]
}

/// Writes counts with grouped digits: `12,345`. In a column with fractions, values have one decimal
/// place: `1,234.5`, `12.0`. Values below 1 have up to three significant digits: `0.432`.
enum CountText {
  /// From this value on, doubles are not precise enough for tenths.
  private static let tenthsLimit = 1e15
  /// Below this value, scientific notation is easier to read than a decimal fraction.
  private static let smallestDecimal = 1e-6
  /// From this value on, scientific notation is easier to read than a long sequence of digits.
  private static let largestInteger = 1e21

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
    guard magnitude < tenthsLimit, magnitude >= smallestDecimal || magnitude == 0 else {
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
    guard magnitude < smallestDecimal || magnitude >= largestInteger else {
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

/// Writes very large and very small numbers in scientific notation, with up to three significant digits:
/// `1.25e-9`, `1e+300`.
private enum ScientificText {
  /// Appends a number. The number must be positive and finite.
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

  /// Returns three significant digits of a number and an exponent. The number is about `digits` times
  /// ten to the power of `power`.
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

/// Writes ratios as percentages, with the same decimal places as `CountText`: `62.4%`, `100.0%`,
/// `0.432%`, `-1,250.0%`.
enum PercentText {
  private static let sign = UInt8(ascii: "%")

  static func append(_ value: Int64, to bytes: inout [UInt8]) {
    let (percent, overflows) = value.multipliedReportingOverflow(by: 100)
    if overflows {
      CountText.append(whole: Double(value) * 100, to: &bytes)
    } else {
      CountText.append(percent, to: &bytes)
    }
    bytes.append(sign)
  }

  static func append(_ value: Double, to bytes: inout [UInt8]) {
    let percent = value * 100
    // If the percentage is too large for a double, the ratio itself is written, without a percent sign.
    guard percent.isFinite else { return CountText.append(value, to: &bytes) }
    CountText.append(percent, to: &bytes)
    bytes.append(sign)
  }
}

/// Writes counts of bytes or bits in SI units with three significant digits: `0 B`, `999 bit`, `1.23 GB`.
struct SizeText: Sendable {
  /// Counts of bytes.
  static let bytes = SizeText(unit: "B")
  /// Counts of bits.
  static let bits = SizeText(unit: "bit")

  private let units: [[UInt8]]

  private init(unit: String) {
    units = ["", "k", "M", "G", "T", "P", "E"].map { [UInt8](" \($0)\(unit)".utf8) }
  }

  func append(_ value: Int64, to bytes: inout [UInt8]) {
    if value < 0 { bytes.append(UInt8(ascii: "-")) }
    append(value.magnitude, to: &bytes)
  }

  func append(_ value: Double, to bytes: inout [UInt8]) {
    if let whole = Int64(unlessFractional: value) { return append(whole, to: &bytes) }
    CountText.append(value, to: &bytes)
    append(unit: 0, to: &bytes)
  }

  private func append(_ value: UInt64, to bytes: inout [UInt8]) {
    // `grain` is the smallest power of ten with this property: if the value is rounded to a multiple of
    // it, the result has at most three significant digits.
    var power = 0
    var grain: UInt64 = 1
    while value >= 1000 * grain - grain / 2 {
      power += 1
      grain *= 10
    }
    bytes.append(digits: value.rounded(to: grain), decimals: (3 - power % 3) % 3)
    append(unit: (power + 2) / 3, to: &bytes)
  }

  private func append(unit: Int, to bytes: inout [UInt8]) {
    bytes.append(contentsOf: units[unit])
  }
}

/// Writes milliseconds as durations: `842 ms`, `12.3 s`, `4.5 min`, `1,203.2 h`.
///
/// Hours are the longest unit. So all long durations of a column have the same unit.
enum DurationText {
  private struct Scale {
    let name: [UInt8]
    /// The length of a tenth of the unit, in milliseconds.
    let tenth: UInt64
    /// From this number of tenths on, the next longer unit is used.
    let limit: UInt64

    init(_ name: String, tenth: UInt64, limit: UInt64) {
      self.name = [UInt8](" \(name)".utf8)
      self.tenth = tenth
      self.limit = limit
    }
  }

  private static let scales = [
    Scale("s", tenth: 100, limit: 600), Scale("min", tenth: 6000, limit: 600),
    Scale("h", tenth: 360_000, limit: .max),
  ]

  static func append(_ value: Int64, to bytes: inout [UInt8]) {
    if value < 0 { bytes.append(UInt8(ascii: "-")) }
    let magnitude = value.magnitude
    for scale in scales where magnitude >= 1000 {
      let tenths = magnitude.rounded(to: scale.tenth)
      guard tenths < scale.limit else { continue }
      bytes.append(digits: tenths, decimals: 1, isGrouped: true)
      bytes += scale.name
      return
    }
    bytes.append(digits: magnitude)
    bytes.append(contentsOf: " ms".utf8)
  }

  static func append(_ value: Double, to bytes: inout [UInt8]) {
    if let whole = Int64(unlessFractional: value) { return append(whole, to: &bytes) }
    CountText.append(value, to: &bytes)
    bytes.append(contentsOf: " ms".utf8)
  }
}
