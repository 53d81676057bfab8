/// The distinct values of one dimension, each with a small number, its code.
///
/// It is asked once a row and dimension. A spelling with escapes is remembered beside the value
/// that it means, so that only the first of its kind is decoded.
struct TextDictionary: ~Copyable {
  private struct Entry {
    /// The words of a short text; the hash of a long one and 0.
    let low, high: UInt64
    let shape: Int
    let code: UInt32
    let offset: Int
  }

  private var bytes = Block<UInt8>(capacity: 1024)
  private var entries = Block<Entry>(capacity: 64)
  /// One more than an index into `entries`; 0 is free. A power of two, at most half full.
  private var slots = Block<UInt32>(repeating: 0, count: 128)
  /// The entry that holds the value of each code.
  private var values = Block<UInt32>(capacity: 64)
  private let hasher = SpellingHash()
  /// The long value of the row before, by which the next one is foreseen.
  private var lastLong: Entry?

  /// How many values there are.
  var count: Int { values.count }

  /// The value of a code.
  func value(_ code: Int) -> String {
    let entry = entries.pointer[Int(values.pointer[code])]
    let start = bytes.pointer + entry.offset
    let value = UnsafeBufferPointer(start: start, count: entry.shape >> 1)
    return String(decoding: value, as: UTF8.self)
  }

  /// The code of a spelling that was seen before.
  @inline(__always)
  mutating func code(of spelling: Spelling) -> UInt32? {
    guard spelling.isShort else { return code(ofLong: spelling) }
    var slot = firstSlot(spelling.low, spelling.high)
    while slots.pointer[slot] != 0 {
      let entry = entries.pointer + Int(slots.pointer[slot] &- 1)
      if entry.pointee.low == spelling.low, entry.pointee.high == spelling.high,
        entry.pointee.shape == spelling.shape
      {
        return entry.pointee.code
      }
      slot = (slot &+ 1) & (slots.count &- 1)
    }
    return nil
  }

  @inline(never)
  private mutating func code(ofLong spelling: Spelling) -> UInt32? {
    if let lastLong, holds(lastLong, spelling) { return lastLong.code }
    let hash = hasher.hash(spelling.bytes, count: spelling.count)
    var slot = firstSlot(hash, 0)
    while slots.pointer[slot] != 0 {
      let entry = entries.pointer[Int(slots.pointer[slot] &- 1)]
      if entry.low == hash, holds(entry, spelling) {
        lastLong = entry
        return entry.code
      }
      slot = (slot &+ 1) & (slots.count &- 1)
    }
    return nil
  }

  @inline(__always)
  private func holds(_ entry: Entry, _ spelling: Spelling) -> Bool {
    entry.shape == spelling.shape
      && Words.equal(spelling.bytes, bytes.pointer + entry.offset, count: spelling.count)
  }

  @inline(__always)
  private func firstSlot(_ low: UInt64, _ high: UInt64) -> Int {
    Int(truncatingIfNeeded: hasher.hash(low, high)) & (slots.count &- 1)
  }

  /// Gives a new value the next code.
  mutating func add(value: Spelling) -> UInt32 {
    let code = UInt32(values.count)
    values.append(UInt32(entries.count))
    add(value, code: code)
    return code
  }

  /// Remembers that a spelling means the value of a code.
  mutating func add(_ spelling: Spelling, code: UInt32) {
    let isShort = spelling.isShort
    let low = isShort ? spelling.low : hasher.hash(spelling.bytes, count: spelling.count)
    entries.append(
      Entry(
        low: low, high: isShort ? spelling.high : 0, shape: spelling.shape, code: code,
        offset: bytes.count))
    bytes.append(spelling.bytes, count: spelling.count)
    bytes.reserve(8)
    if entries.count * 2 > slots.count { growSlots() } else { place(entries.count - 1) }
  }

  private mutating func growSlots() {
    slots = Block(repeating: 0, count: slots.count * 4)
    for index in 0..<entries.count { place(index) }
  }

  private mutating func place(_ index: Int) {
    let entry = entries.pointer[index]
    var slot = firstSlot(entry.low, entry.high)
    while slots.pointer[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
    slots.pointer[slot] = UInt32(index + 1)
  }
}
