/// Smooth noise over a running total. It moves the total slightly ahead or behind. The rate varies,
/// but the sum over any split of a range stays exact.
///
/// Random values are placed at the corners of equal cells, and a cubic function connects them. The
/// cells divide the total and not the time, so the noise is the same fraction of the traffic by
/// night and by day. The slope of the noise is at most 3 / 2^`depth` of the total's slope, so the
/// total never falls.
struct ValueNoise {
  /// Noise with cells of about the mean traffic of a day.
  static let daily = ValueNoise(cellBits: 34)
  /// Noise with cells of about the mean traffic of an hour.
  static let hourly = ValueNoise(cellBits: 29)
  /// Noise with cells of about the mean traffic of three minutes.
  static let minutely = ValueNoise(cellBits: 25)

  /// The binary logarithm of the length of a cell, in units of the total.
  let cellBits: Int64

  /// Returns the noise at a position of the total. The seed selects the sequence of random values.
  @inline(__always)
  func sample(at position: Int64, seed: UInt64) -> Sample {
    // The cell length is added as a salt. Without it, noises with one seed but different cell
    // lengths would use the same random values.
    let cell = UInt64(bitPattern: position >> cellBits) &+ seed &+ (UInt64(cellBits) << 56)
    let fraction = (position >> (cellBits - 16)) & 0xFFFF
    let square = (fraction &* fraction) >> 16
    let smooth = (square &* (3 * 65_536 &- 2 &* fraction)) >> 16
    return Sample(
      cellBits: cellBits, smooth: smooth, left: scrambled(cell), right: scrambled(cell &+ 1))
  }

  /// Two independent noises at one position. Each uses its own bits of the random values at the
  /// corners.
  struct Sample {
    fileprivate let cellBits: Int64
    fileprivate let smooth: Int64
    fileprivate let left: UInt64
    fileprivate let right: UInt64

    /// Returns the first noise, from -2^(`cellBits` - `depth`) to 2^(`cellBits` - `depth`).
    @inline(__always)
    func first(depth: Int64) -> Int64 { offset(left, right, depth) }

    /// Returns the second noise. It has the same bounds as the first.
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

/// Returns a hash of a number in which each bit depends on every bit of the number. It is the only
/// source of random numbers in the demo.
@inline(__always)
func scrambled(_ number: UInt64) -> UInt64 {
  var bits = number &* 0x9E37_79B9_7F4A_7C15
  bits = (bits ^ (bits >> 32)) &* 0xD6E8_FEB8_6659_FD93
  return bits ^ (bits >> 32)
}
