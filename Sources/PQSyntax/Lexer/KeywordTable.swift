/// The lookup of keywords, which ignores letter case.
///
/// It is a hash table whose keys are the letters packed into two integers, so that a lookup needs no
/// string.
struct KeywordTable: Sendable {
  private struct Slot {
    var head: UInt64 = 0
    var tail: UInt64 = 0
    var keyword = Keyword.plain
  }

  static let shared = KeywordTable()

  /// The length of the longest keyword, in bytes.
  private static let longest = 10
  private static let mask = 255

  private var slots = [Slot](repeating: Slot(), count: mask + 1)

  private init() {
    for keyword in Keyword.allCases where keyword != .plain {
      let letters = Array(keyword.text.utf8)
      letters.withUnsafeBufferPointer { insert(keyword, spelled: $0) }
    }
  }

  private mutating func insert(_ keyword: Keyword, spelled letters: UnsafeBufferPointer<UInt8>) {
    let head = Self.pack(letters, from: 0, to: min(8, letters.count))
    let tail = Self.pack(letters, from: 8, to: letters.count)
    var index = Self.hash(head)
    while slots[index].keyword != .plain { index = (index + 1) & Self.mask }
    slots[index] = Slot(head: head, tail: tail, keyword: keyword)
  }

  func keyword(_ word: UnsafeBufferPointer<UInt8>) -> Keyword {
    guard word.count >= 2, word.count <= Self.longest else { return .plain }
    let head = Self.pack(word, from: 0, to: min(8, word.count))
    let tail = Self.pack(word, from: 8, to: word.count)
    var index = Self.hash(head)
    while slots[index].keyword != .plain {
      if slots[index].head == head, slots[index].tail == tail { return slots[index].keyword }
      index = (index + 1) & Self.mask
    }
    return .plain
  }

  /// Returns up to eight letters in lower case, packed into one integer.
  @inline(__always)
  private static func pack(_ word: UnsafeBufferPointer<UInt8>, from: Int, to: Int) -> UInt64 {
    var packed: UInt64 = 0
    var index = from
    while index < to {
      packed = packed << 8 | UInt64(word[index] | 0x20)
      index += 1
    }
    return packed
  }

  private static func hash(_ head: UInt64) -> Int {
    Int(truncatingIfNeeded: (head &* 0x9E37_79B9_7F4A_7C15) >> 56) & mask
  }
}
