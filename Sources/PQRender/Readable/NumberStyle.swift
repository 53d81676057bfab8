import PQModel

/// The style in which the numbers of a column are written for people.
enum NumberStyle {
  /// A size in bytes: `1.23 GB`.
  case bytes
  /// A rate in bytes per second: `1.23 GB/s`.
  case byteRate
  /// A duration in milliseconds: `4.5 min`.
  case duration
  /// A ratio as a percentage: `62.4%`.
  case percent
  /// A measured number in any other unit: `12,345`.
  case count
  /// A number that is not a measurement: `12345`.
  case bare

  /// Creates the style for the meaning of a column.
  init(_ meaning: Column.Meaning) {
    guard case .measure(let unit) = meaning else {
      self = .bare
      return
    }
    self = Self.known.first { unit.matches($0.0) }?.1 ?? .count
    if unit.isPure, unit.isRatio { self = .percent }
  }

  private static let known: [(Unit, NumberStyle)] = [
    (.bytes, .bytes), (.bytesPerSecond, .byteRate), (.milliseconds, .duration),
  ]
}
