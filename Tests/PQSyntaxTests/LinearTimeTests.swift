import PQSyntax
import Testing

/// Long texts of one repeated piece are parsed in linear time. Quadratic time would exceed the
/// limit.
@Suite struct LinearTimeTests {
  @Test(
    .timeLimit(.minutes(1)),
    arguments: [
      "SELECT a FROM x;", "FROM x ", "SELECT ", "EVRY 1h ", "LAST 1h ", "(", "NOT ", "- ", "1+",
      "'a,b 'c ", "‘a ", "`a` ", "/*", "-- x\n", "6x ", "IN ", ";", "\0", "é", "GROUP BY x ",
    ])
  func parses(piece: String) {
    let text = String(repeating: piece, count: 300_000 / piece.utf8.count)
    let tree = SyntaxTree.parse(text)
    #expect(tree.tokens.last?.range.upperBound == tree.source.count)
    #expect(tree.diagnostics.count <= 21)
  }
}
