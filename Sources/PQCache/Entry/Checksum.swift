/// A checksum that detects damaged bytes.
///
/// Each step is reversible in the previous value and in the word. So a change of a single word of
/// eight bytes always changes the checksum.
struct Checksum {
  private(set) var value: UInt64 = 0x7071_2063_6163_6865

  /// Adds bytes and their number.
  mutating func add(_ bytes: UnsafeRawBufferPointer) {
    let whole = bytes.count & ~7
    for offset in stride(from: 0, to: whole, by: 8) {
      add(bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
    }
    add(bytes[whole...].reduce(0) { $0 << 8 | UInt64($1) })
    add(UInt64(bytes.count))
  }

  private mutating func add(_ word: UInt64) {
    let product = (value ^ word) &* 0x9E37_79B9_7F4A_7C15
    value = product ^ product >> 32
  }
}
