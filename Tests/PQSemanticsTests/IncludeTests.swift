import PQModel
import PQSemantics
import PQSyntax
import Testing

@Suite struct IncludeTests {
  @Test func includedStatementsReplaceTheInclude() throws {
    let bound = try Bound(
      "SHOW METRICS; INCLUDE 'a.pq'; SHOW LIMITS", files: ["a.pq": "SHOW DIMENSIONS; SHOW SETTINGS"]
    )
    let statements = bound.binding.statements
    #expect(
      statements.map(\.meaning) == [
        .show(.metrics), .show(.dimensions), .show(.settings), .show(.limits),
      ])
    #expect(statements.map(\.text) == [0, 1, 1, 0])
    #expect(statements.map(\.range) == [0..<12, 0..<15, 17..<30, 30..<41])
    #expect(bound.binding.texts.map(\.name) == ["main.pq", "a.pq"])
  }

  @Test func definitionsApplyAfterTheInclude() throws {
    let bound = try Bound(
      """
      LET before = p2p; SET width = 7; PARAM $n = 3;
      INCLUDE 'a.pq';
      SELECT x WHERE p LAST 1h LIMIT $m
      """,
      given: ["m": "9"],
      files: ["a.pq": "LET x = before + $n; LET p = os = 'a'; PARAM $m = 1; SET width = 8"])
    let query = try bound.query
    #expect(query.columns[0].expression.code == "(p2p + 3)")
    #expect(query.limit == 9 && query.width == 8)
    #expect(query.predicate?.value.code == "os in [a]")
  }

  @Test func pathsAreRelativeToTheText() throws {
    let bound = try Bound(
      "INCLUDE 'lib/a.pq'; SELECT x LAST 1h",
      files: [
        "lib/a.pq": "INCLUDE 'b.pq'; INCLUDE '../c.pq'; LET x = b + c", "lib/b.pq": "LET b = http",
        "c.pq": "LET c = p2p",
      ])
    #expect(try bound.column.expression.code == "(http + p2p)")
    #expect(bound.binding.texts.map(\.name) == ["main.pq", "lib/a.pq", "lib/b.pq", "c.pq"])
  }

  @Test func mistakesAreReportedInTheirText() throws {
    let bound = try Bound(
      "SELECT htp LAST 1h; INCLUDE 'a.pq'; SELECT ptp LAST 1h",
      files: ["a.pq": "LET x = playd; INCLUDE 'b.pq'; LET y = sesions", "b.pq": "SELECT , LAST 1h"])
    #expect(
      bound.binding.texts.map { $0.diagnostics.map(\.code) } == [
        [.unknownName, .unknownName], [.unknownName, .unknownName],
        [.unexpectedToken],
      ])
    #expect(bound.places.prefix(4) == ["htp", "ptp", "playd", "sesions"])
    #expect(bound.binding.hasErrors)
  }

  /// If a name is wrong in one text, its uses in another text have no diagnostic, in either
  /// direction.
  @Test func aWrongNameInAnotherTextHasOneDiagnostic() throws {
    let outer = try Bound(
      "LET x = htp; INCLUDE 'a.pq'", files: ["a.pq": "LET y = x; SELECT y LAST 1h"])
    #expect(outer.places == ["htp"])
    #expect(outer.binding.statements.isEmpty)
    let inner = try Bound(
      "INCLUDE 'a.pq'; SELECT x LAST 1h LIMIT $n", files: ["a.pq": "LET x = htp; PARAM $n"])
    #expect(inner.places == ["htp", "$n"])
    #expect(inner.binding.statements.isEmpty)
  }

  @Test func twoMayIncludeTheSame() throws {
    let bound = try Bound(
      "INCLUDE 'a.pq'; INCLUDE 'b.pq'; SELECT a + b LAST 1h",
      files: [
        "a.pq": "INCLUDE 'c.pq'; LET a = c", "b.pq": "INCLUDE 'c.pq'; LET b = c",
        "c.pq": "LET c = http",
      ])
    #expect(try bound.column.expression.code == "(http + http)")
  }

  @Test(
    arguments: [
      (["a.pq": "INCLUDE 'a.pq'"], "'a.pq' would include itself"),
      (["a.pq": "INCLUDE 'b.pq'", "b.pq": "INCLUDE 'a.pq'"], "'a.pq' would include itself"),
      (["a.pq": "INCLUDE 'main.pq'", "main.pq": ""], "'main.pq' would include itself"),
      ([:], "there is no file 'a.pq'"),
    ] as [([String: String], String)])
  func unreadableIncludeIsReported(files: [String: String], message: String) throws {
    let bound = try Bound("INCLUDE 'a.pq'; SHOW METRICS", files: files)
    #expect(bound.codes == [.invalidFile])
    #expect(bound.messages == [message])
    #expect(bound.binding.statements.map(\.meaning) == [.show(.metrics)])
  }

  @Test func aNearNameIsSuggested() throws {
    let bound = try Bound("INCLUDE 'libary.pq'", files: ["library.pq": ""])
    #expect(bound.fixIts == ["'library.pq'"])
  }

  @Test func withoutFilesIncludeIsRefused() {
    let binding = Binder.bind(
      .parse("INCLUDE 'a.pq'"), catalog: Catalog(), now: Instant(milliseconds: 0))
    #expect(binding.diagnostics.map(\.message) == ["no file can be included here"])
  }
}
