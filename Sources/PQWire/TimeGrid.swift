import PQModel

/// Checks that each timestamp is a multiple of the grain.
///
/// A fixture in JSON may state its grain after its rows. So the grid keeps the greatest common divisor
/// of all timestamps, and the timestamps that changed it. The divisor rarely changes, and a row usually
/// costs at most one division. With it, a later grain can be checked against all earlier rows.
struct TimeGrid {
  /// The last valid timestamp, in milliseconds since the epoch: the end of the year 9999. ISO 8601 cannot
  /// write a later one.
  static let latest: Int64 = 253_402_300_799_999

  private(set) var grain: Interval
  private var last: Int64 = -1
  private var divisor: Int64 = 0
  private var steps: [(divisor: Int64, timestamp: Int64)] = []

  init(grain: Interval) { self.grain = grain }

  /// Returns true if a timestamp is a multiple of the grain, and records it.
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

  /// Changes the grain.
  ///
  /// - Returns: the first earlier timestamp that is not a multiple of it; `nil` if there is none.
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
