/// A hash by folded multiplication with a random seed for each instance. So an attacker cannot predict
/// which values collide.
struct SpellingHash {
  private let seed: UInt64
  private let multiplier: UInt64

  init() {
    seed = .random(in: .min ... .max)
    multiplier = .random(in: .min ... .max) | 1
  }

  /// Returns the hash of two words.
  @inline(__always)
  func hash(_ low: UInt64, _ high: UInt64) -> UInt64 {
    let product = (low ^ seed).multipliedFullWidth(by: high ^ multiplier)
    return product.high ^ product.low
  }

  /// Returns the hash of some bytes. Reads up to seven bytes after their end.
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
