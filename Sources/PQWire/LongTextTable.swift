import PQModel

/// A hash table that finds the long texts of a list by their bytes.
///
/// It stores only their indices and compares with the text in the list. So a text costs about six
/// bytes, and every call needs the same list.
struct LongTextTable: ~Copyable {
  /// In the low bits the index of a text plus one, in the other bits a part of its hash; 0 is a free
  /// slot. The number of slots is a power of two. At most three quarters of them are used.
  private var slots = Block<UInt32>(repeating: 0, count: 128)
  /// The number of used slots.
  private var count = 0
  /// A mask of the bits of a slot that hold the index.
  private var placeBits: UInt32

  /// Creates an empty table.
  ///
  /// - Parameter placeBits: the initial mask of the index bits, which are the lowest ones. The mask
  ///   grows with the list.
  init(placeBits: UInt32 = 0xFFFF) { self.placeBits = placeBits }

  /// Returns the index of a spelling in the list; `nil` if it was not added.
  func place(of spelling: Spelling, in texts: TextList, _ hasher: SpellingHash) -> Int? {
    let hash = hasher.hash(spelling.bytes, count: spelling.count)
    let mark = mark(of: hash)
    var slot = firstSlot(hash)
    while slots.pointer[slot] != 0 {
      let entry = slots.pointer[slot]
      let place = Int(entry & placeBits) &- 1
      if entry & ~placeBits == mark, texts.byteCount(of: place) == spelling.count,
        Words.equal(spelling.bytes, texts.address(of: place), count: spelling.count)
      {
        return place
      }
      slot = (slot &+ 1) & (slots.count &- 1)
    }
    return nil
  }

  /// Adds the last text of the list. It must be long and not yet in the table.
  mutating func addLast(of texts: TextList, _ hasher: SpellingHash) {
    count += 1
    let hasRoom = count * 4 <= slots.count * 3 && texts.count <= placeBits
    guard hasRoom else { return rebuild(texts, hasher) }
    put(texts.count - 1, of: texts, hasher)
  }

  /// Grows the table or the mask as needed, and adds all long texts again.
  private mutating func rebuild(_ texts: TextList, _ hasher: SpellingHash) {
    let slotCount = count * 4 <= slots.count * 3 ? slots.count : slots.count * 2
    while texts.count > placeBits { placeBits = placeBits << 4 | 0xF }
    // The old slots are freed before the new ones are allocated, to keep the peak of memory low.
    slots = Block(capacity: 0)
    slots = Block(repeating: 0, count: slotCount)
    for place in texts.indices where texts.byteCount(of: place) > Spelling.shortLimit {
      put(place, of: texts, hasher)
    }
  }

  private mutating func put(_ place: Int, of texts: TextList, _ hasher: SpellingHash) {
    let hash = hasher.hash(texts.address(of: place), count: texts.byteCount(of: place))
    var slot = firstSlot(hash)
    while slots.pointer[slot] != 0 { slot = (slot &+ 1) & (slots.count &- 1) }
    slots.pointer[slot] = mark(of: hash) | UInt32(place + 1)
  }

  @inline(__always)
  private func firstSlot(_ hash: UInt64) -> Int {
    Int(truncatingIfNeeded: hash) & (slots.count &- 1)
  }

  /// Returns the bits of a hash that are stored beside the index. They are independent of the number of
  /// the slot, as long as there are fewer than 2^32 slots.
  @inline(__always)
  private func mark(of hash: UInt64) -> UInt32 {
    UInt32(truncatingIfNeeded: hash >> 32) & ~placeBits
  }
}
