import PQSystem
import Testing

/// The conversion of bytes to texts with escapes, and back.
@Suite struct EscapedBytesTests {
  private static let samples: [[UInt8]] = [
    [], Array("plain".utf8), Array("東京/é/👩‍🚀".utf8), [0xFF], [0x61, 0xFF, 0x62], [0xC3],
    [0xC3, 0x28], [0xE2, 0x82], [0xF0, 0x9F, 0x98], [0xED, 0xA0, 0x80], [0xC0, 0xAF],
    [0xF4, 0x90, 0x80, 0x80], [0x80, 0x80], Array("\u{10FE80}".utf8), Array("\u{10FEFF}x".utf8),
    Array("\u{10FE7F}\u{10FF00}".utf8), [0xFF] + Array("\u{10FEFF}".utf8),
    [0x3D, 0xCC, 0x81, 0xCC],
  ]

  @Test(arguments: samples)
  func comeBackAsTheyWere(bytes: [UInt8]) {
    #expect(EscapedBytes.bytes(of: EscapedBytes.text(of: bytes)) == bytes)
  }

  /// All pairs of bytes and many random sequences have different texts.
  @Test func differentBytesHaveDifferentTexts() {
    var texts: Set<[UInt8]> = []
    for first in UInt8.min ... .max {
      for second in UInt8.min ... .max {
        let text = EscapedBytes.text(of: [first, second])
        #expect(EscapedBytes.bytes(of: text) == [first, second])
        texts.insert(Array(text.utf8))
      }
    }
    #expect(texts.count == 65_536)
    let some: [UInt8] = [0x41, 0x80, 0x8F, 0xBA, 0xBB, 0xC3, 0xE2, 0xF4, 0xFF]
    for _ in 0..<2000 {
      let bytes = (0..<Int.random(in: 0...12)).compactMap { _ in some.randomElement() }
      #expect(EscapedBytes.bytes(of: EscapedBytes.text(of: bytes)) == bytes)
    }
  }

  @Test func validUTF8IsUnchanged() {
    let text = "SELECT 'Orle\u{301}ans' -- \u{10FFFD}"
    #expect(EscapedBytes.text(of: text.utf8).utf8.elementsEqual(text.utf8))
    #expect(EscapedBytes.plainText(of: text)?.utf8.elementsEqual(text.utf8) == true)
  }

  @Test func onlyUTF8IsPlainText() {
    #expect(EscapedBytes.plainText(of: EscapedBytes.text(of: [0x61, 0xFF])) == nil)
    let escape = "a\u{10FEFF}"
    #expect(EscapedBytes.plainText(of: EscapedBytes.text(of: escape.utf8)) == escape)
  }

  @Test func isShownToPeople() {
    #expect(EscapedBytes.shown(EscapedBytes.text(of: [0x61, 0xFF, 0x62, 0x80])) == "a\\xFFb\\x80")
    #expect(EscapedBytes.shown("é") == "é")
    #expect(EscapedBytes.shown(EscapedBytes.text(of: "\u{10FEFF}".utf8)) == "\u{10FEFF}")
  }
}
