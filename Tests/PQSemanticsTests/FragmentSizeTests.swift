import PQSemantics
import PQSyntax
import Testing

/// Names of LET that use each other can grow exponentially, so their size is limited.
@Suite struct FragmentSizeTests {
  /// Returns LET statements that each use the one before, and a query that uses the last one.
  private func chain(_ start: String, _ next: String, _ count: Int, _ query: String) -> String {
    let lets = (1...count).map {
      "LET a\($0) = "
        + next.split(separator: "@", omittingEmptySubsequences: false)
        .joined(separator: "a\($0 - 1)") + ";"
    }
    return "LET a0 = \(start);" + lets.joined() + "SELECT http LAST 1h \(query) a\(count)"
  }

  @Test(arguments: [
    ("http", "@ + @", "ORDER BY"), ("http", "least(@, @, @, @)", "ORDER BY"),
    ("http", "if(@ > @, @, @)", "ORDER BY"), ("http", "(@) * (@)", "ORDER BY"),
    ("http > 1", "@ AND @", "HAVING"), ("http > 1", "(@ OR @) AND NOT @", "HAVING"),
    ("os = 'a'", "@ AND @", "WHERE"), ("os = 'a'", "(@ OR @) AND NOT @", "WHERE"),
  ])
  func doublingDefinitionsReachTheLimitSoon(start: String, next: String, query: String) throws {
    let bound = try Bound(chain(start, next, 60, query))
    #expect(bound.codes == [.tooLarge])
    #expect(bound.binding.diagnostics[0].range.lowerBound < 600)
  }

  @Test(arguments: [
    ("http", "-@", "ORDER BY"), ("http", "@ + 1", "ORDER BY"), ("http", "abs(@)", "ORDER BY"),
    ("http > 1", "NOT @", "HAVING"), ("http > 1", "@ AND http > 2", "HAVING"),
    ("os = 'a'", "NOT @", "WHERE"), ("os = 'a'", "@ OR os = 'b'", "WHERE"),
    ("os = 'a'", "NOT (@ AND city = 'c')", "WHERE"),
  ])
  func deepDefinitionsReachTheLimit(start: String, next: String, query: String) throws {
    let bound = try Bound(chain(start, next, 2000, query))
    #expect(bound.codes == [.tooLarge])
  }

  @Test func aChainOfModestLengthIsFine() throws {
    #expect(try Bound(chain("http", "@ + 1", 200, "ORDER BY")).codes == [])
    #expect(try Bound(chain("os = 'a'", "NOT @", 150, "WHERE")).codes == [])
    #expect(try Bound(chain("http > 1", "@ OR http > 2", 100, "HAVING")).codes == [])
  }

  @Test(arguments: [(499, 250, true), (501, 251, false)])
  func aNumberHasAtMostFiveHundredParts(_: Int, operands: Int, isFine: Bool) throws {
    let sum = Array(repeating: "http", count: operands).joined(separator: " + ")
    #expect(try Bound(column: "\(sum) AS x").codes == (isFine ? [] : [.tooLarge]))
  }

  @Test(arguments: [(10_000, true), (10_001, false)])
  func aPredicateHasAtMostTenThousandTests(count: Int, isFine: Bool) throws {
    let tests = Array(repeating: "os = 'a'", count: count).joined(separator: " OR ")
    let bound = try Bound("SELECT http LAST 1h WHERE \(tests)")
    #expect(bound.codes == (isFine ? [] : [.tooLarge]))
  }

  @Test func messagesNameTheLimit() throws {
    let large = Array(repeating: "http", count: 300).joined(separator: " + ")
    #expect(
      try Bound(column: "\(large) AS x").messages
        == ["this has more than 500 parts, counting those of its names of LET"])
    #expect(
      try Bound(chain("os = 'a'", "NOT @", 300, "WHERE")).messages
        == ["this nests more than 200 deep, counting its names of LET"])
  }
}
