/// Byte counts in SI units with three significant digits: `0 B`, `999 B`, `1.23 GB`.
enum ByteText {
  private static let units = [" B", " kB", " MB", " GB", " TB", " PB", " EB"].map {
    [UInt8]($0.utf8)
  }

  static func append(_ value: Int64, to bytes: inout [UInt8]) {
    if value < 0 { bytes.append(UInt8(ascii: "-")) }
    append(value.magnitude, to: &bytes)
  }

  static func append(_ value: Double, to bytes: inout [UInt8]) {
    if let whole = Int64(unlessFractional: value) { return append(whole, to: &bytes) }
    CountText.append(value, to: &bytes)
    append(unit: 0, to: &bytes)
  }

  private static func append(_ value: UInt64, to bytes: inout [UInt8]) {
    // The smallest power of ten for which the rounded value has at most three digits.
    var power = 0
    var grain: UInt64 = 1
    while value >= 1000 * grain - grain / 2 {
      power += 1
      grain *= 10
    }
    bytes.append(digits: value.rounded(to: grain), decimals: (3 - power % 3) % 3)
    append(unit: (power + 2) / 3, to: &bytes)
  }

  private static func append(unit: Int, to bytes: inout [UInt8]) {
    bytes.append(contentsOf: units[unit])
  }
}
