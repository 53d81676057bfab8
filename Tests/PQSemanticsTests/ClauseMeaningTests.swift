import PQSemantics
import PQSyntax
import Testing

/// Each clause matters: without it, the query has another meaning or a mistake.
@Suite struct ClauseMeaningTests {
  @Test(arguments: Clause.allCases)
  func isBound(clause: Clause) throws {
    let query = try Bound(clause.example).query
    let tree = SyntaxTree.parse(clause.example)
    let statement = try #require(tree.root.children.first)
    let node = try #require(statement.children.first { $0.kind == clause.kind })
    var bytes = Array(clause.example.utf8)
    bytes.replaceSubrange(
      node.range, with: repeatElement(UInt8(ascii: " "), count: node.range.count))
    let other = try Bound(String(decoding: bytes, as: UTF8.self))
    let without = other.codes.isEmpty ? try other.query : nil
    #expect(without != query)
  }
}
