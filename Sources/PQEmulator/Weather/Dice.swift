/// Numbers that a seed decides: SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom
/// number generators").
struct Dice: Sendable {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var bits = state
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return bits ^ (bits >> 31)
  }

  /// A number from 0 up to 1, without it.
  mutating func chance() -> Double { Double(next() >> 11) * 0x1p-53 }

  /// A number below a bound, which is above 0.
  mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }
}

/// Bytes that are no text, in place of an answer from some place on.
struct Noise: Sendable {
  let start: Int
  var dice: Dice

  /// Overwrites what of a piece lies behind the start.
  ///
  /// The first byte is one that UTF-8 never has, so that no reader can take the rest for an answer.
  mutating func drown(_ piece: inout [UInt8], from position: Int) {
    for index in piece.indices where position + index >= start {
      piece[index] = position + index == start ? 0xFF : UInt8(truncatingIfNeeded: dice.next())
    }
  }
}
