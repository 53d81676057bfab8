/// A value as it is written in a text: the value itself, or one with escapes that must be decoded.
///
/// Up to 15 bytes are held in two words, which are compared and hashed without a loop over bytes.
struct Spelling {
  /// The maximum length of a short text, in bytes: two words hold it and the quote after it.
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

  /// Creates a spelling that ends before the first quote; `nil` if it is not short.
  @inline(__always)
  init?(upToQuote bytes: UnsafePointer<UInt8>) {
    let (first, second) = (Words.load(bytes), Words.load(bytes + 8))
    let firstQuotes = Words.marks(of: Byte.quote, in: first)
    let secondQuotes = Words.marks(of: Byte.quote, in: second)
    self.init(bytes, first, second, firstQuotes, secondQuotes)
  }

  /// Creates a spelling that ends before the first quote or backslash; `nil` if it is not short.
  @inline(__always)
  init?(upToQuoteOrBackslash bytes: UnsafePointer<UInt8>) {
    let (first, second) = (Words.load(bytes), Words.load(bytes + 8))
    let marks = Words.marks(of: Byte.quote, in: first) | Words.marks(of: Byte.backslash, in: first)
    let others =
      Words.marks(of: Byte.quote, in: second) | Words.marks(of: Byte.backslash, in: second)
    self.init(bytes, first, second, marks, others)
  }

  /// It has no branches that depend on the length, because the processor cannot predict them.
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

  /// The length and the kind. Equal spellings have the same shape.
  @inline(__always) var shape: UInt32 {
    UInt32(truncatingIfNeeded: count) << 1 | (isEscaped ? 1 : 0)
  }
}

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
