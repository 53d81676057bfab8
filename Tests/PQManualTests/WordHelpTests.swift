import PQManual
import Testing

/// The help about words of the language.
@Suite struct WordHelpTests {
  @Test(arguments: [
    ("TOP", "TOP: keeps the groups with the most"), ("p2p", "p2p, a metric in bytes:"),
    ("isp", "isp.name, a dimension:"), ("delta", "delta(x), a function:"),
    ("timezone", "timezone, a setting:"),
  ])
  func words(word: String, line: String) {
    #expect(WordHelp.lines(for: word).contains { $0.hasPrefix(line) })
  }

  @Test func everyWordHasLines() {
    for word in WordHelp.words { #expect(!WordHelp.lines(for: word).isEmpty, "\(word)") }
  }

  @Test func otherWordsHaveNone() { #expect(WordHelp.lines(for: "group").isEmpty) }
}
