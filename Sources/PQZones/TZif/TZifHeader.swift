/// The header before each block of a TZif file (RFC 9636, section 3.1).
struct TZifHeader {
  /// The version of the format, from 1. From version 2 on, a second block with longer times follows.
  let version: Int
  /// The number of changes of the clock in the block.
  let changes: Int
  /// The number of states of the clock, which the changes refer to.
  let states: Int
  /// The number of leap seconds in the block.
  let leapSeconds: Int
  private let letters: Int
  private let marks: Int

  init?(_ reader: inout BigEndianReader) {
    guard let magic = reader.bytes(4), magic.elementsEqual("TZif".utf8),
      let version = reader.signed(1), reader.bytes(15) != nil,
      let utcMarks = reader.count(), let standardMarks = reader.count(),
      let leapSeconds = reader.count(), let changes = reader.count(),
      let states = reader.count(), let letters = reader.count()
    else { return nil }
    // Version 1 is written as a zero byte, the others as digits.
    self.version = version == 0 ? 1 : Int(version) - 0x30
    (self.changes, self.states, self.leapSeconds) = (changes, states, leapSeconds)
    (self.letters, marks) = (letters, utcMarks + standardMarks)
    guard (1...9).contains(self.version) else { return nil }
  }

  /// Returns the number of bytes after the changes and states of a block, for times of `timeSize`
  /// bytes.
  func tail(timeSize: Int) -> Int { letters + leapSeconds * (timeSize + 4) + marks }

  /// Returns the number of bytes of the block.
  func length(timeSize: Int) -> Int {
    changes * (timeSize + 1) + states * 6 + tail(timeSize: timeSize)
  }
}
