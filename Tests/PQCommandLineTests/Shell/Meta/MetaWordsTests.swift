import Testing

@testable import PQCommandLine

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

  @Test func aWordThatMayGoOnSaysWhereItBegins() {
    let words = MetaWords("i é 'my fi")
    #expect(words.isOpen)
    #expect(words.words.last == MetaWords.Word(text: "my fi", start: 5, quote: "'"))
    #expect(!MetaWords("i x ").isOpen)
  }
}
