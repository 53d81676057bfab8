import PQModel
import PQSemantics
import PQSyntax
import Testing

@Suite struct BinderTests {
  @Test func bindsStatementsOneByOne() throws {
    let text = "SHOW LIMITS; EXPLAIN SELECT http LAST 1h EVERY 1h; SELECT p2p LAST 1h EVERY 1h;"
    let statements = try Bound(text).binding.statements
    #expect(statements.map(\.range) == [0..<11, 13..<49, 51..<78])
    #expect(statements.first?.value == .show(.limits))
  }

  @Test(arguments: [
    ("EXPLAIN", ExplainFormat.text), ("EXPLAIN (FORMAT TEXT)", .text),
    ("explain (format json)", .json), ("EXPLAIN (FORMAT CURL,)", .curl),
  ])
  func explains(words: String, format: ExplainFormat) throws {
    let query = try Bound("SELECT http LAST 1h EVERY 1h").query
    let bound = try Bound("\(words) SELECT http LAST 1h EVERY 1h")
    guard case .explain(let explained, format)? = bound.binding.statements.first?.value else {
      Issue.record("\(bound.binding)")
      return
    }
    #expect(explained.columns == query.columns)
    #expect(explained.range.range == query.range.range)
  }

  @Test(arguments: [
    ("SHOW METRICS", ShowTarget.metrics), ("show dimensions", .dimensions),
    ("SHOW INTERVALS", .intervals), ("SHOW LIMITS", .limits),
  ])
  func shows(text: String, target: ShowTarget) throws {
    #expect(try Bound(text).binding.statements.map(\.value) == [.show(target)])
  }

  /// A mistake does not hide the statements around it.
  @Test func goesOnBehindAMistake() throws {
    let bound = try Bound("SHOW LIMITS; SELECT htp LAST 1h EVERY 1h; SHOW METRICS")
    #expect(bound.codes == [.unknownName])
    #expect(bound.binding.statements.map(\.value) == [.show(.limits), .show(.metrics)])
  }

  /// Every mistake is told, once, in the order of the text.
  @Test(arguments: [
    ("SELECT htp BY browzer WHERE contry = US LAST 0h EVERY 15m ORDER BY 1 LIMIT 1.5", 7),
    ("SELECT foo, foo BY foo, foo WHERE foo = 'x' AND foo = 'x' LAST 1h EVERY 1h", 6),
    ("SELECT os BY http WHERE http = 'x' SINCE 'x' UNTIL 'y' EVERY 1h", 5),
    ("SELECT", 1), ("SELECT http WHERE", 1), ("SELECT http LAST", 1), ("BY os LAST 1h EVERY 1h", 1),
    ("SELECT http LAST 6x EVERY 1h", 1), ("SELECT http LAST 1h EVERY 6x", 1),
    ("SELECT http LIMIT 6x LAST 1h EVERY 1h", 1), ("SELECT ,,, LAST 1h EVERY 1h", 3),
    ("SELECT http WHERE (((os LAST 1h EVERY 1h", 2), ("SELECT http LAST 1h LAST 2h EVERY 1h", 1),
    ("SELECT http EVERY 1h LAST", 1), ("SELECT http FROM x LAST 1h EVERY 1h", 1),
    ("SELECT 'http' AS 'x' LAST 1h EVERY 1h", 2), ("SELEC http LAST 1h EVERY 1h", 1),
  ])
  func tellsEveryMistakeOnce(text: String, count: Int) throws {
    let diagnostics = try Bound(text).binding.diagnostics
    #expect(diagnostics.count == count, "\(diagnostics.map(\.message))")
    for (index, diagnostic) in diagnostics.enumerated() {
      let others = diagnostics.dropFirst(index + 1)
      #expect(!others.contains { $0.code == diagnostic.code && $0.range == diagnostic.range })
      #expect(others.allSatisfy { $0.range.lowerBound >= diagnostic.range.lowerBound })
    }
  }

  @Test func aTextOfMistakesEndsSoon() throws {
    let text = String(repeating: "SELECT nothing_like_it LAST 1h EVERY 1h; ", count: 1000)
    let bound = try Bound(text)
    #expect(bound.binding.diagnostics.count == 21)
    #expect(bound.codes.last == .tooManyMistakes)
  }
}
