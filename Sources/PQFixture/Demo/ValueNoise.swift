/// Smooth noise over a running total: it moves the total a little ahead or behind, and so the rate
/// varies while the sum over any split of a range stays exact.
///
/// Random values sit at the corners of equal cells, and a cubic joins them. The cells lie along the
/// total and not along time, so the noise is a part of the traffic by night as by day, and a total
/// never falls: the cubic's steepest slope is 3 / 2^`depth` of the total's own.
struct ValueNoise {
  /// Cells of about the mean traffic of a day.
  static let daily = ValueNoise(cellBits: 34)
  /// Cells of about the mean traffic of an hour.
  static let hourly = ValueNoise(cellBits: 29)
  /// Cells of about the mean traffic of three minutes.
  static let minutely = ValueNoise(cellBits: 25)

  let cellBits: Int64

  /// The noise at a position of the total, by one of many unrelated sequences of dice.
  @inline(__always)
  func sample(at position: Int64, seed: UInt64) -> Sample {
    // Without the salt, the grains of one seed would throw the same dice.
    let cell = UInt64(bitPattern: position >> cellBits) &+ seed &+ (UInt64(cellBits) << 56)
    let fraction = (position >> (cellBits - 16)) & 0xFFFF
    let square = (fraction &* fraction) >> 16
    let smooth = (square &* (3 * 65_536 &- 2 &* fraction)) >> 16
    return Sample(
      cellBits: cellBits, smooth: smooth, left: scrambled(cell), right: scrambled(cell &+ 1))
  }

  /// Two independent noises at one position, each from bits of its own of the corners' dice.
  struct Sample {
    fileprivate let cellBits: Int64
    fileprivate let smooth: Int64
    fileprivate let left: UInt64
    fileprivate let right: UInt64

    /// What to add to the total: at most 2^(`cellBits` - `depth`) either way.
    @inline(__always)
    func first(depth: Int64) -> Int64 { offset(left, right, depth) }

    /// The same from the other noise.
    @inline(__always)
    func second(depth: Int64) -> Int64 { offset(left << 16, right << 16, depth) }

    @inline(__always)
    private func offset(_ left: UInt64, _ right: UInt64, _ depth: Int64) -> Int64 {
      let from = Int64(bitPattern: left) >> 48
      let to = Int64(bitPattern: right) >> 48
      return ((from << 16) &+ (to &- from) &* smooth) >> (31 &+ depth &- cellBits)
    }
  }
}

/// A number in which each bit depends on every bit of the given one: the demo's only dice.
@inline(__always)
func scrambled(_ number: UInt64) -> UInt64 {
  var bits = number &* 0x9E37_79B9_7F4A_7C15
  bits = (bits ^ (bits >> 32)) &* 0xD6E8_FEB8_6659_FD93
  return bits ^ (bits >> 32)
}
