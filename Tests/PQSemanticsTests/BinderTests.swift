import PQModel
import PQSemantics
import PQSyntax
import Testing

@Suite struct BinderTests {
  @Test func bindsStatementsOneByOne() throws {
    let text = "SHOW LIMITS; EXPLAIN SELECT http LAST 1h EVERY 1h; SELECT p2p LAST 1h EVERY 1h;"
    let statements = try Bound(text).binding.statements
    #expect(statements.map(\.range) == [0..<11, 13..<49, 51..<78])
    #expect(statements.map(\.text) == [0, 0, 0])
    #expect(statements.first?.meaning == .show(.limits))
  }

  @Test(arguments: [
    ("EXPLAIN", ExplainFormat.text, false), ("EXPLAIN (FORMAT TEXT)", .text, false),
    ("explain (format json)", .json, false), ("EXPLAIN (FORMAT CURL,)", .curl, false),
    ("EXPLAIN ANALYZE", .text, true), ("explain analyze (format json)", .json, true),
  ])
  func explains(words: String, format: ExplainFormat, analyzes: Bool) throws {
    let query = try Bound("SELECT http AS analyze LAST 1h EVERY 1h").query
    let bound = try Bound("\(words) SELECT http AS analyze LAST 1h EVERY 1h")
    guard case .explain(let explained, format, analyzes)? = bound.binding.statements.first?.meaning
    else {
      Issue.record("\(bound.binding)")
      return
    }
    #expect(explained.columns.map(\.expression) == query.columns.map(\.expression))
    #expect(explained.range.form != query.range.form, "the place is another")
  }

  /// A word of EXPLAIN is an ordinary name inside of the query.
  @Test func analyzeIsNoReservedWord() throws {
    let bound = try Bound("EXPLAIN SELECT http AS analyze LAST 1h")
    guard case .explain(_, .text, analyzes: false)? = bound.binding.statements.first?.meaning else {
      Issue.record("\(bound.binding)")
      return
    }
  }

  @Test(arguments: [
    ("SHOW METRICS", ShowTarget.metrics), ("show dimensions", .dimensions),
    ("SHOW INTERVALS", .intervals), ("SHOW LIMITS", .limits), ("Show Functions", .functions),
    ("SHOW SETTINGS", .settings),
  ])
  func shows(text: String, target: ShowTarget) throws {
    #expect(try Bound(text).binding.statements.map(\.meaning) == [.show(target)])
  }

  /// A mistake does not hide the statements around it.
  @Test func goesOnBehindAMistake() throws {
    let bound = try Bound("SHOW LIMITS; SELECT htp LAST 1h EVERY 1h; SHOW METRICS")
    #expect(bound.codes == [.unknownName])
    #expect(bound.binding.statements.map(\.meaning) == [.show(.limits), .show(.metrics)])
    #expect(bound.binding.hasErrors)
  }

  /// A query with a mistake is bound as far as possible, because the planner may find more
  /// mistakes.
  @Test(arguments: [
    ("SELECT htp LAST 1h", ["http"]), ("SELECT htp, p2p LAST 1h", ["p2p"]),
    ("SELECT p2p BY browzer LAST 1h", ["p2p"]), ("SELECT p2p LAST 1h LIMIT 1.5", ["p2p"]),
    ("SELECT p2p LAST 1h LIMIT", ["p2p"]),
    ("SELECT htp COMPARE WITH PREVIOUS LAST 1h", ["http"]),
  ])
  func aWrongQueryIsADraft(text: String, columns: [String]) throws {
    let bound = try Bound(text)
    #expect(bound.binding.statements.isEmpty)
    #expect(
      bound.binding.drafts.compactMap(\.meaning.query).map { $0.columns.map(\.name) } == [columns])
  }

  @Test(arguments: [
    "SELECT p2p", "SELECT p2p LAST 0h", "SELECT p2p LAST 1h EVERY 30s",
    "SELECT p2p LAST 1h TIMEZONE 'Nowhere'", "SELECT p2p LAST 1h COMPARE WITH 0h AGO",
  ])
  func statementsWithoutAQueryHaveNoDraft(text: String) throws {
    let bound = try Bound(text)
    #expect(bound.codes.count == 1)
    #expect(bound.binding.statements.isEmpty && bound.binding.drafts.isEmpty)
  }

  @Test func aBackendMayHaveNothing() throws {
    let empty = Catalog(metrics: [], dimensions: [])
    for text in ["SELECT * LAST 1h", "SELECT http LAST 1h", "SHOW VALUES OF os LAST 1h"] {
      let bound = try Bound(text, catalog: empty)
      #expect(bound.codes.allSatisfy { $0 == .unknownName } && bound.binding.hasErrors)
      #expect(bound.binding.statements.isEmpty && bound.binding.drafts.isEmpty)
    }
  }
}
