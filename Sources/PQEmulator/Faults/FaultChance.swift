/// A pseudorandom number generator with a seed: SplitMix64 (Steele, Lea and Flood, "Fast splittable
/// pseudorandom number generators").
struct FaultChance: Sendable {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var bits = state
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return bits ^ (bits >> 31)
  }

  /// Returns a number from 0 up to but not including 1.
  mutating func chance() -> Double { Double(next() >> 11) * 0x1p-53 }

  /// Returns a number from 0 up to but not including a positive bound.
  mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }
}

/// Random bytes that replace the end of an answer.
struct RandomBytes: Sendable {
  let start: Int
  var dice: FaultChance

  /// Overwrites the bytes of a piece from `start` on.
  ///
  /// The first byte is one that UTF-8 never contains, so that the result is never a valid answer.
  ///
  /// - Parameter position: the offset of the piece in the body, in bytes.
  mutating func overwrite(_ piece: inout [UInt8], from position: Int) {
    for index in piece.indices where position + index >= start {
      piece[index] = position + index == start ? 0xFF : UInt8(truncatingIfNeeded: dice.next())
    }
  }
}
