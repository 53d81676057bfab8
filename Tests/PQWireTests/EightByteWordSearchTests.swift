import Testing

@testable import PQWire

@Suite struct EightByteWordSearchTests {
  @Test(arguments: 0...24)
  func spellingsEndAtTheQuote(count: Int) {
    for other: UInt8 in [0x20, 0x21, 0x23, 0x22 ^ 0x80, 0x00, 0xFF] {
      var bytes = [UInt8](repeating: other, count: count) + [Byte.quote, Byte.quote]
      bytes += [UInt8](repeating: other, count: 32)
      bytes.withUnsafeBufferPointer { bytes in
        guard let start = bytes.baseAddress else { return }
        #expect(Words.first(Byte.quote, in: start, from: 0) == count)
        let found = Spelling(upToQuote: start)
        #expect(found?.count == (count <= Spelling.shortLimit ? count : nil))
        let same = Spelling(start, count: count, isEscaped: false)
        guard let found else { return }
        #expect(found.low == same.low && found.high == same.high && found.shape == same.shape)
      }
    }
  }

  @Test(arguments: [
    "", "x", "0", "7", "12", "1234567", "12345678", "123456789", "12/4", "1:", "9\u{FF}",
  ])
  func digitsAreReadUpToEight(text: String) {
    let bytes = Array(text.utf8) + [UInt8](repeating: 0, count: 8)
    let expected = text.prefix { ("0"..."9").contains($0) }.prefix(8)
    bytes.withUnsafeBufferPointer { bytes in
      guard let start = bytes.baseAddress else { return }
      let (value, count) = Words.digits(in: Words.load(start))
      #expect(count == expected.count)
      #expect(value == UInt64(expected) ?? 0)
    }
  }
}
