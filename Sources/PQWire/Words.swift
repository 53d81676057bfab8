/// Functions that process eight bytes at a time, as one word. A function may read up to seven bytes
/// after its input. The window and the dictionaries have enough memory after their bytes for this.
enum Words {
  /// Returns eight bytes as a word, the first byte lowest.
  @inline(__always)
  static func load(_ bytes: UnsafePointer<UInt8>) -> UInt64 {
    UInt64(littleEndian: UnsafeRawPointer(bytes).loadUnaligned(as: UInt64.self))
  }

  /// Returns true if two sequences of `count` bytes are equal.
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

  /// Returns the index of the first byte at or after `start` that equals `byte`. The memory must have
  /// such a byte.
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

  /// Returns the index of the first byte at or after `start` that equals `byte` or `other`. The memory
  /// must have such a byte.
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

  /// Returns a word with all bytes after the first `count` bytes set to zero. `count` is from 0 to 8.
  @inline(__always)
  static func head(of word: UInt64, count: Int) -> UInt64 {
    count == 0 ? 0 : word & UInt64.max >> UInt64(truncatingIfNeeded: 64 &- 8 &* count)
  }

  /// Returns a word with the highest bit set in each byte that equals `byte`. Bytes after the first of
  /// them may be marked wrongly, so use only the lowest mark.
  @inline(__always)
  static func marks(of byte: UInt8, in word: UInt64) -> UInt64 {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let others = word ^ UInt64(byte) &* ones
    return (others &- ones) & ~others & (ones << 7)
  }

  /// Returns the value of the decimal digits at the start of a word, and their number, from 0 to 8.
  @inline(__always)
  static func digits(in word: UInt64) -> (value: UInt64, count: Int) {
    let nibbles = word ^ 0x3030_3030_3030_3030
    let others = (nibbles &+ 0x7676_7676_7676_7676 | nibbles) & 0x8080_8080_8080_8080
    let count = others.trailingZeroBitCount >> 3
    guard count > 0 else { return (0, 0) }
    // Zeros are put in front to make eight digits. Then neighbouring parts are joined: digits, pairs of
    // digits, groups of four digits.
    var value = nibbles << UInt64(truncatingIfNeeded: 64 &- 8 &* count)
    value = (value &* 10 &+ value >> 8) & 0x00FF_00FF_00FF_00FF
    value = (value &* 100 &+ value >> 16) & 0x0000_FFFF_0000_FFFF
    return ((value &* 10_000 &+ value >> 32) & 0xFFFF_FFFF, count)
  }
}
