import Testing

@testable import PQShell

@Suite struct MetaWordsTests {
  @Test(arguments: [
    ("", []), ("  ", []), ("format csv", ["format", "csv"]),
    ("i 'my file.pq'", ["i", "my file.pq"]),
    ("i my' 'file.pq;", ["i", "my file.pq"]), ("q;", ["q"]), ("q ;", ["q"]),
    ("o C:\\x", ["o", "C:\\x"]), ("x \"it's\" ''", ["x", "it's", ""]), ("i 'open", ["i", "open"]),
  ])
  func words(line: String, words: [String]) {
    #expect(MetaWords(line).whole == words)
  }

  /// A quoted text is parsed as one word.
  @Test(arguments: ["", "a", "a b", "it's", "\"a\"", "it's \"b\" c", "'\"'\"", "\\x y"])
  func quotedTextsAreOneWord(text: String) {
    #expect(MetaWords("i " + MetaWords.quoted(text)).whole == (text.isEmpty ? ["i"] : ["i", text]))
  }

  @Test func anOpenWordHasItsStart() {
    let words = MetaWords("i é 'my fi")
    #expect(words.isOpen)
    #expect(words.words.last == MetaWords.Word(text: "my fi", start: 5, quote: "'"))
    #expect(!MetaWords("i x ").isOpen)
  }
}
