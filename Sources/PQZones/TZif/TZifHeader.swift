/// What stands before each block of a TZif file (RFC 9636, section 3.1).
struct TZifHeader {
  /// 1 to 4. From 2 on a second block with longer times follows the first.
  let version: Int
  /// How many changes of the clock the block has.
  let changes: Int
  /// How many states of the clock they lead to.
  let states: Int
  /// How many leap seconds it counts.
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
    // The first version is written as a zero, the others as digits.
    self.version = version == 0 ? 1 : Int(version) - 0x30
    (self.changes, self.states, self.leapSeconds) = (changes, states, leapSeconds)
    (self.letters, marks) = (letters, utcMarks + standardMarks)
    guard (1...9).contains(self.version) else { return nil }
  }

  /// How long what follows the changes and states of a block is, times having that many bytes.
  func tail(timeSize: Int) -> Int { letters + leapSeconds * (timeSize + 4) + marks }

  /// How long a block is.
  func length(timeSize: Int) -> Int {
    changes * (timeSize + 1) + states * 6 + tail(timeSize: timeSize)
  }
}
