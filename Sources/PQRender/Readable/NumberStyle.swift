import PQModel

/// How people read the numbers of a column.
enum NumberStyle {
  /// `1.23 GB`.
  case bytes
  /// `1.23 GB/s`.
  case byteRate
  /// `4.5 min`.
  case duration
  /// `62.4%`.
  case percent
  /// `12,345`, of sessions and of whatever has no shorter way to be told.
  case count
  /// `12345`, of what is a number but was not measured.
  case bare

  /// How numbers of that meaning are read.
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
