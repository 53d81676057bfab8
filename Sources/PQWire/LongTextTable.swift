import PQModel

/// Finds the long texts of a list by their bytes.
///
/// It holds nothing but their places: what is compared is the text in the list. So a text costs
/// about six bytes, and one that is looked up must be in the list that it was added with.
struct LongTextTable: ~Copyable {
  /// One more than the place of a text, and above that bits of its hash; 0 is free. A power of two,
  /// at most three quarters full.
  private var slots = Block<UInt32>(repeating: 0, count: 128)
  /// How many slots are taken.
  private var count = 0
  /// The bits of a slot that hold the place.
  private var placeBits: UInt32

  /// No texts.
  ///
  /// - Parameter placeBits: the bits that hold a place at first, the lowest ones. They become more
  ///   with the list.
  init(placeBits: UInt32 = 0xFFFF) { self.placeBits = placeBits }

  /// The place of a spelling in the list; nil if it was not added.
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

  /// Adds the last text of the list, which is long and was not added yet.
  mutating func addLast(of texts: TextList, _ hasher: SpellingHash) {
    count += 1
    let hasRoom = count * 4 <= slots.count * 3 && texts.count <= placeBits
    guard hasRoom else { return rebuild(texts, hasher) }
    put(texts.count - 1, of: texts, hasher)
  }

  /// Makes room, and puts all texts into their slots again.
  private mutating func rebuild(_ texts: TextList, _ hasher: SpellingHash) {
    let slotCount = count * 4 <= slots.count * 3 ? slots.count : slots.count * 2
    while texts.count > placeBits { placeBits = placeBits << 4 | 0xF }
    // The old ones are gone before there are new ones.
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

  /// The bits of a hash that stand beside the place. Those of the slot's number are others, as long
  /// as there are fewer than 2^32 slots.
  @inline(__always)
  private func mark(of hash: UInt64) -> UInt32 {
    UInt32(truncatingIfNeeded: hash >> 32) & ~placeBits
  }
}
