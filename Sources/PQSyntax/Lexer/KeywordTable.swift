/// Finds the keyword that a word spells, in any letter case.
///
/// A hash table over the first eight letters, packed into one number: a look-up touches no string.
struct KeywordTable: Sendable {
  private struct Slot {
    var packed: UInt64 = 0
    var spelling: [UInt8] = []
    var keyword = Keyword.plain
  }

  static let shared = KeywordTable()

  /// The longest spelling; a longer word is no keyword.
  static let longest = 10

  private static let mask = 255
  private var slots = [Slot](repeating: Slot(), count: mask + 1)

  private init() {
    for keyword in Keyword.allCases where keyword != .plain {
      let spelling = Array(keyword.text.lowercased().utf8)
      let packed = spelling.withUnsafeBufferPointer { Self.pack($0) }
      var index = Self.hash(packed)
      while slots[index].keyword != .plain { index = (index + 1) & Self.mask }
      slots[index] = Slot(packed: packed, spelling: spelling, keyword: keyword)
    }
  }

  func keyword(_ word: UnsafeBufferPointer<UInt8>) -> Keyword {
    guard (2...Self.longest).contains(word.count) else { return .plain }
    let packed = Self.pack(word)
    var index = Self.hash(packed)
    while slots[index].keyword != .plain {
      if slots[index].packed == packed, matches(word, slots[index].spelling) {
        return slots[index].keyword
      }
      index = (index + 1) & Self.mask
    }
    return .plain
  }

  /// The first eight letters agree; compare the rest, if there is any.
  private func matches(_ word: UnsafeBufferPointer<UInt8>, _ spelling: [UInt8]) -> Bool {
    guard word.count == spelling.count else { return false }
    guard word.count > 8 else { return true }
    return (8..<word.count).allSatisfy { word[$0] | 0x20 == spelling[$0] }
  }

  /// The first eight letters in lower case.
  private static func pack(_ word: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var packed: UInt64 = 0
    for byte in word.prefix(8) { packed = packed << 8 | UInt64(byte | 0x20) }
    return packed
  }

  private static func hash(_ packed: UInt64) -> Int {
    Int(truncatingIfNeeded: (packed &* 0x9E37_79B9_7F4A_7C15) >> 56) & mask
  }
}
