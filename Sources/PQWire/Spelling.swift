/// A value as it is written in a text. If it has escapes, it must be decoded.
///
/// A spelling of at most 15 bytes is also held in two words of eight bytes. The words are compared and
/// hashed without a loop over bytes.
struct Spelling {
  /// The maximum length of a short text, in bytes. Two words hold the text and the quote after it.
  static let shortLimit = 15

  let bytes: UnsafePointer<UInt8>
  let count: Int
  let isEscaped: Bool
  /// The bytes of a short text; undefined for a long one.
  let low, high: UInt64

  /// Creates a spelling. It always reads 16 bytes, even if `count` is smaller.
  @inline(__always)
  init(_ bytes: UnsafePointer<UInt8>, count: Int, isEscaped: Bool) {
    self.bytes = bytes
    self.count = count
    self.isEscaped = isEscaped
    low = Words.head(of: Words.load(bytes), count: min(count, 8))
    high = Words.head(of: Words.load(bytes + 8), count: max(0, min(count &- 8, 8)))
  }

  /// Creates a spelling that ends before the first quote; `nil` if the text is not short.
  @inline(__always)
  init?(upToQuote bytes: UnsafePointer<UInt8>) {
    let (first, second) = (Words.load(bytes), Words.load(bytes + 8))
    let firstQuotes = Words.marks(of: Byte.quote, in: first)
    let secondQuotes = Words.marks(of: Byte.quote, in: second)
    self.init(bytes, first, second, firstQuotes, secondQuotes)
  }

  /// Creates a spelling that ends before the first quote or backslash; `nil` if the text is not short.
  @inline(__always)
  init?(upToQuoteOrBackslash bytes: UnsafePointer<UInt8>) {
    let (first, second) = (Words.load(bytes), Words.load(bytes + 8))
    let marks = Words.marks(of: Byte.quote, in: first) | Words.marks(of: Byte.backslash, in: first)
    let others =
      Words.marks(of: Byte.quote, in: second) | Words.marks(of: Byte.backslash, in: second)
    self.init(bytes, first, second, marks, others)
  }

  /// The code has no branches that depend on the length, because the processor could not predict them.
  @inline(__always)
  private init?(
    _ bytes: UnsafePointer<UInt8>, _ first: UInt64, _ second: UInt64, _ firstMarks: UInt64,
    _ secondMarks: UInt64
  ) {
    guard firstMarks | secondMarks != 0 else { return nil }
    let isInFirst = firstMarks != 0
    let marks = isInFirst ? firstMarks : secondMarks
    // All bits below the first mark. A mark is the highest bit of its byte.
    let below = (marks & (0 &- marks)) &- 1
    let kept = below >> 7
    self.bytes = bytes
    count = (marks.trailingZeroBitCount >> 3) &+ (isInFirst ? 0 : 8)
    isEscaped = false
    low = first & (isInFirst ? kept : .max)
    high = isInFirst ? 0 : second & kept
  }

  var text: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: bytes, count: count) }

  /// True if two words hold the text.
  @inline(__always) var isShort: Bool { count <= Self.shortLimit }

  /// The length and `isEscaped` in one number. Equal spellings have the same shape.
  @inline(__always) var shape: UInt32 {
    UInt32(truncatingIfNeeded: count) << 1 | (isEscaped ? 1 : 0)
  }
}

/// A hash function by folded multiplication. Each instance has a random seed, so that an attacker cannot
/// predict which values collide.
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

  /// Returns the hash of some bytes. It may read up to seven bytes after the end of the bytes.
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
