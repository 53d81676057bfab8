import Testing

@testable import PQShell

@Suite struct ShellWordsTests {
  @Test(arguments: [
    ("", []), ("  ", []), ("format csv", ["format", "csv"]),
    ("i 'my file.pq'", ["i", "my file.pq"]),
    ("i my' 'file.pq;", ["i", "my file.pq"]), ("q;", ["q"]), ("q ;", ["q"]),
    ("o C:\\x", ["o", "C:\\x"]), ("x \"it's\" ''", ["x", "it's", ""]), ("i 'open", ["i", "open"]),
  ])
  func words(line: String, words: [String]) {
    #expect(ShellWords(line).withoutSemicolon == words)
  }

  /// A quoted text is parsed as one word.
  @Test(arguments: ["", "a", "a b", "it's", "\"a\"", "it's \"b\" c", "'\"'\"", "\\x y"])
  func quotedTextsAreOneWord(text: String) {
    #expect(
      ShellWords("i " + ShellWords.quoted(text)).withoutSemicolon
        == (text.isEmpty ? ["i"] : ["i", text]))
  }

  @Test func anOpenWordHasItsStart() {
    let words = ShellWords("i é 'my fi")
    #expect(words.endsInsideWord)
    #expect(words.words.last == ShellWords.Word(text: "my fi", start: 5, quote: "'"))
    #expect(!ShellWords("i x ").endsInsideWord)
  }
}
