/// Milliseconds as durations: `842 ms`, `12.3 s`, `4.5 min`, `1,203.2 h`.
///
/// Hours are the longest unit, so that the long durations of a column have the same unit.
enum DurationText {
  private struct Scale {
    let name: [UInt8]
    /// The length of a tenth of the unit, in milliseconds.
    let tenth: UInt64
    /// The number of tenths from which on the next unit is used.
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
