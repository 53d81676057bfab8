import PQModel

/// The distinct values of one dimension. Each value has a code, which is a small number.
///
/// The dictionary is used once for each row and dimension. It also stores each spelling with escapes and
/// the code of its value, so that a spelling is decoded only once.
struct TextDictionary: ~Copyable {
  /// A spelling of at most `Spelling.shortLimit` bytes.
  private struct Short {
    let low, high: UInt64
    let shape, code: UInt32
  }

  /// A longer value, with the address of its bytes.
  private struct Long {
    let bytes: UnsafePointer<UInt8>
    let count: Int
    let code: UInt32
  }

  /// The values. The index of a value is its code.
  private(set) var values = TextList()
  /// The long spellings with escapes; `escapedCodes` has the code of each.
  private var escaped = TextList()
  private var escapedCodes: [UInt32] = []
  private var shorts = Block<Short>(capacity: 64)
  /// A hash table of indices of `shorts`. Each slot has an index plus one; 0 is a free slot. The number
  /// of slots is a power of two, and at most half of the slots are used.
  private var shortSlots = Block<UInt32>(repeating: 0, count: 128)
  /// The hash table of the long values in `values`.
  private var longs = LongTextTable()
  /// The hash table of the long spellings in `escaped`.
  private var longEscapes = LongTextTable()
  private let hasher = SpellingHash()
  /// The last long value that was found. The next row often has the same value.
  private var lastLong: Long?

  /// Returns the code of a spelling; `nil` if it is new.
  @inline(__always)
  mutating func code(of spelling: Spelling) -> UInt32? {
    guard spelling.isShort else { return code(ofLong: spelling) }
    var slot = firstSlot(spelling.low, spelling.high)
    while shortSlots.pointer[slot] != 0 {
      let entry = shorts.pointer + Int(shortSlots.pointer[slot] &- 1)
      if entry.pointee.low == spelling.low, entry.pointee.high == spelling.high,
        entry.pointee.shape == spelling.shape
      {
        return entry.pointee.code
      }
      slot = (slot &+ 1) & (shortSlots.count &- 1)
    }
    return nil
  }

  @inline(never)
  private mutating func code(ofLong spelling: Spelling) -> UInt32? {
    guard !spelling.isEscaped else {
      return longEscapes.place(of: spelling, in: escaped, hasher).map { escapedCodes[$0] }
    }
    if let lastLong, lastLong.count == spelling.count,
      Words.equal(spelling.bytes, lastLong.bytes, count: spelling.count)
    {
      return lastLong.code
    }
    guard let place = longs.place(of: spelling, in: values, hasher) else { return nil }
    let code = UInt32(place)
    lastLong = Long(bytes: values.address(of: place), count: spelling.count, code: code)
    return code
  }

  @inline(__always)
  private func firstSlot(_ low: UInt64, _ high: UInt64) -> Int {
    Int(truncatingIfNeeded: hasher.hash(low, high)) & (shortSlots.count &- 1)
  }

  /// Adds a new value and returns its code.
  mutating func add(value: Spelling) -> UInt32 {
    let code = UInt32(values.count)
    values.append(value.text)
    if value.isShort { add(short: value, code: code) } else { longs.addLast(of: values, hasher) }
    return code
  }

  /// Adds a new spelling with escapes for the value of a code.
  mutating func add(escaped spelling: Spelling, code: UInt32) {
    guard !spelling.isShort else { return add(short: spelling, code: code) }
    escaped.append(spelling.text)
    escapedCodes.append(code)
    longEscapes.addLast(of: escaped, hasher)
  }

  private mutating func add(short spelling: Spelling, code: UInt32) {
    shorts.append(
      Short(low: spelling.low, high: spelling.high, shape: spelling.shape, code: code))
    if shorts.count * 2 <= shortSlots.count { return place(short: shorts.count - 1) }
    shortSlots = Block(repeating: 0, count: shortSlots.count * 2)
    for index in 0..<shorts.count { place(short: index) }
  }

  private mutating func place(short index: Int) {
    let entry = shorts.pointer[index]
    var slot = firstSlot(entry.low, entry.high)
    while shortSlots.pointer[slot] != 0 { slot = (slot + 1) & (shortSlots.count - 1) }
    shortSlots.pointer[slot] = UInt32(index + 1)
  }
}

/// A hash table that finds the long texts of a list by their bytes.
///
/// The table stores only the indices of the texts and reads the texts from the list. So it takes about
/// six bytes for each text, and every call needs the same list.
struct LongTextTable: ~Copyable {
  /// The low bits of a slot are the index of a text plus one. The other bits are a part of the text's
  /// hash. 0 is a free slot. The number of slots is a power of two, and at most three quarters of the
  /// slots are used.
  private var slots = Block<UInt32>(repeating: 0, count: 128)
  /// The number of used slots.
  private var count = 0
  /// A mask of the low bits of a slot, which hold the index.
  private var placeBits: UInt32

  /// Creates an empty table.
  ///
  /// - Parameter placeBits: the initial mask of the index bits. The mask grows with the list.
  init(placeBits: UInt32 = 0xFFFF) { self.placeBits = placeBits }

  /// Returns the index of a spelling in the list; `nil` if the spelling was not added.
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

  /// Adds the last text of the list. The text must be long and not yet in the table.
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

  /// Returns the bits of a hash that are stored beside the index. They are bits that do not determine
  /// the number of the slot if there are fewer than 2^32 slots.
  @inline(__always)
  private func mark(of hash: UInt64) -> UInt32 {
    UInt32(truncatingIfNeeded: hash >> 32) & ~placeBits
  }
}
