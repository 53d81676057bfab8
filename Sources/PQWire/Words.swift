/// Bytes taken eight at a time. Every function may read up to seven bytes past what it is asked
/// about; the window and the dictionaries keep that much room behind their bytes.
enum Words {
  /// Eight bytes, the first one lowest.
  @inline(__always)
  static func load(_ bytes: UnsafePointer<UInt8>) -> UInt64 {
    UInt64(littleEndian: UnsafeRawPointer(bytes).loadUnaligned(as: UInt64.self))
  }

  /// Whether two runs of bytes are the same.
  @inline(__always)
  static func equal(
    _ left: UnsafePointer<UInt8>, _ right: UnsafePointer<UInt8>, count: Int
  ) -> Bool {
    var index = 0
    while index &+ 8 <= count {
      if load(left + index) != load(right + index) { return false }
      index &+= 8
    }
    return index == count
      || head(of: load(left + index) ^ load(right + index), count: count &- index) == 0
  }

  /// The index of the first byte at or after `start` that is the given one; there must be one.
  @inline(__always)
  static func first(
    _ byte: UInt8, in bytes: UnsafePointer<UInt8>, from start: Int
  ) -> Int {
    var index = start
    while true {
      let found = marks(of: byte, in: load(bytes + index))
      if found != 0 { return index &+ found.trailingZeroBitCount >> 3 }
      index &+= 8
    }
  }

  /// The index of the first byte at or after `start` that is one of two; there must be one.
  @inline(__always)
  static func first(
    _ byte: UInt8, or other: UInt8, in bytes: UnsafePointer<UInt8>, from start: Int
  ) -> Int {
    var index = start
    while true {
      let word = load(bytes + index)
      let found = marks(of: byte, in: word) | marks(of: other, in: word)
      if found != 0 { return index &+ found.trailingZeroBitCount >> 3 }
      index &+= 8
    }
  }

  /// The first bytes of a word, 0 to 8 of them, the others zero.
  @inline(__always)
  static func head(of word: UInt64, count: Int) -> UInt64 {
    count == 0 ? 0 : word & UInt64.max >> UInt64(truncatingIfNeeded: 64 &- 8 &* count)
  }

  /// The highest bit of each byte that is the given one. A byte behind the first such one may be
  /// marked wrongly, so only the lowest mark counts.
  @inline(__always)
  static func marks(of byte: UInt8, in word: UInt64) -> UInt64 {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let others = word ^ UInt64(byte) &* ones
    return (others &- ones) & ~others & (ones << 7)
  }

  /// The value of the decimal digits that a word begins with, and how many there are, 0 to 8.
  @inline(__always)
  static func digits(in word: UInt64) -> (value: UInt64, count: Int) {
    let nibbles = word ^ 0x3030_3030_3030_3030
    let others = (nibbles &+ 0x7676_7676_7676_7676 | nibbles) & 0x8080_8080_8080_8080
    let count = others.trailingZeroBitCount >> 3
    guard count > 0 else { return (0, 0) }
    // Eight digits with zeros in front; then neighbours are joined: ones, pairs, fours.
    var value = nibbles << UInt64(truncatingIfNeeded: 64 &- 8 &* count)
    value = (value &* 10 &+ value >> 8) & 0x00FF_00FF_00FF_00FF
    value = (value &* 100 &+ value >> 16) & 0x0000_FFFF_0000_FFFF
    return ((value &* 10_000 &+ value >> 32) & 0xFFFF_FFFF, count)
  }
}
