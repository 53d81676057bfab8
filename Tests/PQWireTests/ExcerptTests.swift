import Testing

@testable import PQWire

@Suite struct ExcerptTests {
  @Test(arguments: [
    ("", "nothing"), (" \n", "space"), ("12.5", "12.5"), ("a\u{1B}[31mb", "a?[31mb"),
    ("a\u{202E}b\u{200B}c", "a?b?c"), ("München\r\n🌊", "München  🌊"),
    (String(repeating: "x", count: 41), String(repeating: "x", count: 40) + "..."),
  ])
  func areSafeToShow(text: String, excerpt: String) {
    #expect(Excerpt.text(of: text.utf8) == excerpt)
  }

  @Test func mayBeCutInsideOfACharacter() {
    let text = String(repeating: "x", count: 39) + "é"
    #expect(Excerpt.text(of: text.utf8) == String(repeating: "x", count: 39) + "?...")
  }

  @Test(arguments: [("", "\"\""), (" ", "\" \""), ("time", "\"time\"")])
  func mayBeQuoted(text: String, excerpt: String) {
    #expect(Excerpt.quoted(text.utf8) == excerpt)
  }
}
