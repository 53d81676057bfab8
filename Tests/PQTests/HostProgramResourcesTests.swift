import PQ
import PQTestSupport
import Testing

/// Files and other resources of the host program that texts can use.
@Suite struct HostProgramResourcesTests {
  private static let texts = [
    "main.pq": "INCLUDE 'names.pq'; INCLUDE 'names.pq'; SELECT bytes LAST 1h EVERY 1h",
    "names.pq": "LET bytes = http + p2p;",
    "self.pq": "INCLUDE 'self.pq'", "one.pq": "INCLUDE 'two.pq'", "two.pq": "INCLUDE 'one.pq'",
    "wrong.pq": "SELECT http LAST 1h EVERY 1h;\nSELECT htpp LAST 1h EVERY 1h",
    "deep.pq": "INCLUDE 'wrong.pq'; SELECT p2p LAST 1h EVERY 1h",
  ]

  private static let text: @Sendable (String, String) throws(Refusal) -> IncludedText = {
    path, _ throws(Refusal) in
    if path.hasPrefix("chain"), let number = Int(path.dropFirst(5)) {
      return IncludedText(name: path, bytes: Array("INCLUDE 'chain\(number + 1)'".utf8))
    }
    guard let text = texts[path] else { throw Refusal("there is no \(path)") }
    return IncludedText(name: path, bytes: Array(text.utf8))
  }

  private typealias Refusal = Surroundings.Refusal
  private typealias IncludedText = Surroundings.IncludedText

  private func session(_ backend: ScriptedBackend = ScriptedBackend()) -> Session {
    Session(
      backend: backend, surroundings: Surroundings(text: Self.text, fileEndings: ["csv", "txt"]))
  }

  @Test func includesStandWhereTheyAreNamed() async {
    let backend = ScriptedBackend()
    let outcome = await session(backend).outcome(
      of: "INCLUDE 'main.pq'; SELECT http LAST 1h EVERY 1h")
    #expect(outcome.isComplete)
    #expect(outcome.tables.map { $0.columns[1].name } == ["bytes", "http"])
    #expect(backend.requests.map(\.metrics) == [[.http, .p2p], [.http]])
  }

  @Test func diagnosticsBelongToTheirText() async {
    let backend = ScriptedBackend()
    let prepared = session(backend).check("SHOW LIMITS; INCLUDE 'deep.pq'")
    #expect(prepared.texts.map(\.name) == ["", "deep.pq", "wrong.pq"])
    #expect(prepared.texts.map(\.diagnostics.count) == [0, 0, 1])
    #expect(prepared.texts[2].diagnostics[0].range == 37..<41)
    #expect(!(await session(backend).outcome(of: "INCLUDE 'deep.pq'")).isComplete)
    #expect(backend.requests.isEmpty)
  }

  @Test(arguments: ["self.pq", "one.pq", "two.pq", "chain0", "missing.pq"])
  func noTextGoesOnForEver(name: String) {
    let diagnostics = session().check("INCLUDE '\(name)'").diagnostics
    #expect(diagnostics.map(\.code) == [.invalidFile])
  }

  @Test func aTextKnowsItsOwnName() {
    let prepared = session().check(Array("INCLUDE 'main.pq'".utf8), name: "main.pq")
    #expect(prepared.texts.count == 1)
    #expect(prepared.diagnostics.map(\.code) == [.invalidFile])
  }

  @Test func preparedStatementsNameTheirFiles() {
    let prepared = session().check(
      "SELECT http LAST 1h EVERY 1h INTO 'a.csv'; SELECT http LAST 1h EVERY 1h;"
        + " SHOW VALUES OF os LAST 1h INTO 'b.TXT'; EXPLAIN SELECT http LAST 1h INTO 'c.csv';"
        + " EXPLAIN ANALYZE SELECT http LAST 1h INTO 'd.csv'")
    #expect(!prepared.hasErrors)
    #expect(prepared.statements.map(\.into) == ["a.csv", nil, "b.TXT", nil, nil])
  }

  @Test(arguments: ["", "a", "a.", "csv.", "a.xls", "a.csv/", "a.c\0sv", ".csv.gz"])
  func noFileIsOfAnUnknownFormat(path: String) {
    let prepared = session().check("SELECT http LAST 1h EVERY 1h INTO '\(path)'")
    #expect(prepared.diagnostics.contains { $0.code == .invalidFile })
  }

  /// By default, a text has no access to anything outside of it.
  @Test(arguments: ["INCLUDE 'main.pq'", "SELECT http LAST 1h EVERY 1h INTO 'a.csv'"])
  func nothingOutsideIsAccessibleByDefault(text: String) {
    let prepared = Session(backend: ScriptedBackend()).check(text)
    #expect(prepared.diagnostics.map(\.code) == [.invalidFile])
  }
}
