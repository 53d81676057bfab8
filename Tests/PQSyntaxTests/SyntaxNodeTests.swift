import PQSyntax
import Testing

@Suite struct SyntaxNodeTests {
  let tree = SyntaxTree.parse("  SELECT http , p2p AS peers /* x */ LAST 6h ; SHOW LIMITS  ")

  @Test func rangesExcludeSurroundingTrivia() throws {
    #expect(
      tree.statements.map(\.text) == [
        "SELECT http , p2p AS peers /* x */ LAST 6h", "SHOW LIMITS",
      ])
    let query = try #require(tree.statements.first)
    #expect(query.children.map(\.kind) == [.selectClause, .lastClause])
    #expect(query.children.map(\.text) == ["SELECT http , p2p AS peers", "LAST 6h"])
    #expect(query.range == 2..<44)
    #expect(query.tokens.count == 8)
  }

  @Test func childrenStandInTheOrderOfTheText() throws {
    let select = try #require(tree.statements.first?.child(.selectClause))
    #expect(select.children.map(\.text) == ["http", "p2p AS peers"])
    #expect(select.children.last?.child(.alias)?.text == "peers")
    #expect(select.child(.star) == nil)
    #expect(select.children.first?.children.first?.children.isEmpty == true)
  }

  @Test func theRootIsTheWholeText() {
    #expect(tree.root.kind == .text)
    #expect(tree.root.children.map(\.kind) == [.query, .showStatement])
    #expect(SyntaxTree.parse("").root.range == 0..<0)
  }

  @Test func missingNodesFollowThePreviousToken() throws {
    let tree = SyntaxTree.parse("SELECT http LAST   ;")
    let clause = try #require(tree.statements.first?.children.last)
    let missing = try #require(clause.child(.missing))
    #expect(missing.range == 16..<16)
    #expect(missing.text == "")
  }

  @Test func anOperatorStandsBeforeItsOperand() throws {
    let tree = SyntaxTree.parse("SELECT a + b - c")
    let sum = try #require(tree.statements.first?.children.first?.children.first?.child(.sum))
    #expect(sum.children.map(\.text) == ["a", "b", "c"])
    #expect(sum.children.dropFirst().map { sum.tokenBefore($0).kind } == [.plus, .minus])
  }

  /// No word is reserved: a name that is spelled like a keyword is not a keyword.
  @Test(arguments: [
    ("ORDER BY desc", false), ("ORDER BY asc DESC", true), ("ORDER BY (desc)", false),
    ("ORDER BY x desc", true),
  ])
  func aKeywordIsOneByItsPosition(clause: String, isDescending: Bool) throws {
    let query = try #require(SyntaxTree.parse("SELECT http \(clause)").statements.first)
    let key = try #require(query.child(.orderClause)?.child(.orderKey))
    #expect(key.contains(.desc) == isDescending)
  }
}
