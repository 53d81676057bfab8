import PQModel

/// The distinct values of one dimension, each with a small number, its code.
///
/// It is asked once a row and dimension. A spelling with escapes is remembered beside the value
/// that it means, so that only the first of its kind is decoded.
struct TextDictionary: ~Copyable {
  private struct Entry {
    /// The words of a short spelling; the hash of a long one, and where its bytes are.
    let low, high: UInt64
    let shape, code: UInt32
  }

  /// The values by their codes.
  private(set) var values = TextList()
  /// The long spellings with escapes.
  private var escaped = TextList()
  private var entries = Block<Entry>(capacity: 64)
  /// One more than an index into `entries`; 0 is free. A power of two, at most half full.
  private var slots = Block<UInt32>(repeating: 0, count: 128)
  private let hasher = SpellingHash()
  /// The long value of the row before, by which the next one is foreseen.
  private var lastLong: Entry?

  /// The code of a spelling that was seen before.
  @inline(__always)
  mutating func code(of spelling: Spelling) -> UInt32? {
    guard spelling.isShort else { return code(ofLong: spelling) }
    var slot = firstSlot(spelling.low, spelling.high)
    while slots.pointer[slot] != 0 {
      let entry = entries.pointer + Int(slots.pointer[slot] &- 1)
      if entry.pointee.low == spelling.low, entry.pointee.high == spelling.high,
        entry.pointee.shape == UInt32(truncatingIfNeeded: spelling.shape)
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
    guard entry.shape == UInt32(truncatingIfNeeded: spelling.shape),
      let bytes = UnsafePointer<UInt8>(bitPattern: UInt(entry.high))
    else { return false }
    return Words.equal(spelling.bytes, bytes, count: spelling.count)
  }

  @inline(__always)
  private func firstSlot(_ low: UInt64, _ high: UInt64) -> Int {
    Int(truncatingIfNeeded: hasher.hash(low, high)) & (slots.count &- 1)
  }

  /// Gives a new value the next code.
  mutating func add(value: Spelling) -> UInt32 {
    let code = UInt32(values.count)
    add(value, code: code, values.append(value.text))
    return code
  }

  /// Remembers that a spelling with escapes means the value of a code.
  mutating func add(escaped spelling: Spelling, code: UInt32) {
    add(spelling, code: code, spelling.isShort ? nil : escaped.append(spelling.text))
  }

  /// - Parameter bytes: where the spelling is kept; nil if it is short.
  private mutating func add(_ spelling: Spelling, code: UInt32, _ bytes: UnsafePointer<UInt8>?) {
    let shape = UInt32(truncatingIfNeeded: spelling.shape)
    entries.append(
      spelling.isShort
        ? Entry(low: spelling.low, high: spelling.high, shape: shape, code: code)
        : Entry(
          low: hasher.hash(spelling.bytes, count: spelling.count),
          high: UInt64(UInt(bitPattern: bytes)), shape: shape, code: code))
    if entries.count * 2 > slots.count { growSlots() } else { place(entries.count - 1) }
  }

  private mutating func growSlots() {
    slots = Block(repeating: 0, count: slots.count * 4)
    for index in 0..<entries.count { place(index) }
  }

  private mutating func place(_ index: Int) {
    let entry = entries.pointer[index]
    let isShort = entry.shape >> 1 <= Spelling.shortLimit
    var slot = firstSlot(entry.low, isShort ? entry.high : 0)
    while slots.pointer[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
    slots.pointer[slot] = UInt32(index + 1)
  }
}
