import PQSyntax
import Testing

@Suite struct KeywordTests {
  @Test(arguments: Keyword.allCases)
  func isSpelledAsItsCaseIsNamed(keyword: Keyword) {
    #expect(keyword.text == (keyword == .nothing ? "NONE" : "\(keyword)".uppercased()))
  }

  @Test(arguments: Keyword.allCases)
  func isFoundInAnyLetterCase(keyword: Keyword) {
    for spelling in [keyword.text, keyword.text.lowercased(), keyword.text.capitalized] {
      #expect(SyntaxTree.parse(spelling).tokens.first?.keyword == keyword)
    }
  }

  @Test(arguments: ["selects", "b", "includinG_", "dimensionss", "from.x", "größe"])
  func otherWordsAreNotKeywords(word: String) {
    #expect(SyntaxTree.parse(word).tokens.first?.keyword == .plain)
  }
}

extension String {
  fileprivate var capitalized: String { prefix(1) + dropFirst().lowercased() }
}
