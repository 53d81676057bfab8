import PQSyntax
import PQTestSupport
import Testing

/// The properties of each clause agree with the parser and the grammar.
@Suite struct ClauseTests {
  @Test(arguments: Clause.allCases)
  func keywordBeginsTheClause(clause: Clause) {
    #expect(clause.keyword.beginsClause)
    #expect(Clause(beginningWith: clause.keyword) == clause)
    #expect(clause.kind.isClause)
  }

  @Test func everyKeywordOfAClauseBeginsOne() {
    #expect(Keyword.allCases.filter(\.beginsClause) == Clause.allCases.map(\.keyword))
    let kinds = SyntaxKind.allCases.filter(\.isClause)
    #expect(kinds == [.selectClause] + Clause.allCases.map(\.kind))
  }

  @Test(arguments: Clause.allCases)
  func exampleContainsTheClause(clause: Clause) {
    let tree = SyntaxTree.parse(clause.example)
    #expect(tree.diagnostics == [])
    let words = tree.tokens.map(\.keyword)
    #expect(words.contains(clause.keyword))
    if let second = clause.secondKeyword { #expect(words.contains(second)) }
  }

  @Test(arguments: Clause.allCases)
  func clauseIsInTheGrammar(clause: Clause) {
    let name = "\(clause.kind)"
    let production = GrammarTests.grammar.texts[name]
    #expect(production?.contains("\"\(clause.keyword.text)\"") == true)
    #expect(GrammarTests.grammar.texts["clause"]?.contains(name) == true)
  }

  @Test func theFormatterWritesThemInOrder() throws {
    #expect(zip(Clause.allCases, Clause.allCases.dropFirst()).allSatisfy { $0.kind != $1.kind })
    let text = "SELECT http INTO 'a' LIMIT 3 HAVING http > 1 EVERY 1h LAST 6h WHERE os = 'a' BY os"
    let formatted = try #require(QueryFormatter.format(SyntaxTree.parse(text)))
    let keywords = SyntaxTree.parse(formatted).tokens.map(\.keyword).filter(\.beginsClause)
    #expect(keywords == keywords.sorted { $0.rawValue < $1.rawValue })
  }
}
