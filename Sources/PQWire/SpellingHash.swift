/// A hash by folded multiplication, seeded anew in every process, so that no text can be made that
/// puts all of its values into one slot.
struct SpellingHash {
  private let seed: UInt64
  private let multiplier: UInt64

  init() {
    seed = .random(in: .min ... .max)
    multiplier = .random(in: .min ... .max) | 1
  }

  /// The hash of two words.
  @inline(__always)
  func hash(_ low: UInt64, _ high: UInt64) -> UInt64 {
    let product = (low ^ seed).multipliedFullWidth(by: high ^ multiplier)
    return product.high ^ product.low
  }

  /// The hash of bytes. Reads up to seven bytes past the end.
  func hash(_ bytes: UnsafePointer<UInt8>, count: Int) -> UInt64 {
    var state = UInt64(truncatingIfNeeded: count)
    var index = 0
    while index &+ 8 <= count {
      state = fold(state ^ Words.load(bytes + index))
      index &+= 8
    }
    guard index < count else { return fold(state) }
    return fold(state ^ Words.head(of: Words.load(bytes + index), count: count &- index))
  }

  @inline(__always)
  private func fold(_ word: UInt64) -> UInt64 { hash(word, 0) }
}
