import PQModel

/// Judges timestamps: each must lie on the grid of the grain.
///
/// A JSON answer may state its grain behind its rows. So the greatest common divisor of all
/// timestamps is kept, with the timestamp that made it what it is: it rarely changes, costs one
/// division a row, and answers for a grain that comes late.
struct TimeGrid {
  /// The last millisecond of the year 9999, beyond which ISO 8601 has no name for a time.
  static let latest: Int64 = 253_402_300_799_999

  private(set) var grain: Interval
  private var last: Int64 = -1
  private var divisor: Int64 = 0
  private var steps: [(divisor: Int64, timestamp: Int64)] = []

  init(grain: Interval) { self.grain = grain }

  /// Whether a timestamp lies on the grid.
  @inline(__always)
  mutating func admits(_ timestamp: Int64) -> Bool {
    timestamp == last || admitsOther(timestamp)
  }

  private mutating func admitsOther(_ timestamp: Int64) -> Bool {
    if divisor == 0 || timestamp % divisor != 0 {
      guard timestamp % grain.length.milliseconds == 0 else { return false }
      divisor = Self.commonDivisor(divisor, timestamp)
      steps.append((divisor, timestamp))
    }
    last = timestamp
    return true
  }

  /// States the grain.
  ///
  /// - Returns: the first timestamp so far that does not lie on its grid.
  mutating func settle(_ grain: Interval) -> Int64? {
    self.grain = grain
    return steps.first { $0.divisor % grain.length.milliseconds != 0 }?.timestamp
  }

  private static func commonDivisor(_ left: Int64, _ right: Int64) -> Int64 {
    var (left, right) = (left, right)
    while right != 0 { (left, right) = (right, left % right) }
    return left
  }
}
