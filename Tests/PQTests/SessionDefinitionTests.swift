import PQ
import PQTestSupport
import Testing
import PQModel

/// Definitions that a session keeps, and values of parameters.
@Suite struct SessionDefinitionTests {
  @Test func areKeptForLaterTexts() async throws {
    let backend = ScriptedBackend()
    var session = Session(backend: backend)
    try session.define("LET mobile = os IN ('iOS', 'Android'); PARAM $range = 2h;")
    try session.define("LET offload = p2p / (http + p2p); SET timezone = 'Europe/Berlin'")
    let answers = try await session.run("SELECT offload WHERE mobile LAST $range EVERY 1h")
    #expect(answers[0].table.rowCount == 2)
    #expect(answers[0].facts?.frame.zone.name == "Europe/Berlin")
    #expect(backend.requests.first?.filters.map(\.values) == [["iOS", "Android"]])
  }

  @Test(arguments: ["LET a = ", "LET a = http; SELECT a LAST 1h", "LET a = htp", "SHOW METRICS"])
  func aWrongDefinitionDefinesNothing(text: String) {
    var session = Session(backend: ScriptedBackend())
    #expect(throws: QueryTextError.self) { try session.define(text) }
    #expect(throws: QueryTextError.self) { try session.prepare("SELECT a LAST 1h") }
  }

  @Test func aQueryIsNoDefinition() {
    var session = Session(backend: ScriptedBackend())
    let error = #expect(throws: QueryTextError.self) {
      try session.define("LET a = http; SELECT a LAST 1h")
    }
    #expect(error?.diagnostics.map(\.message) == ["a definition is LET, PARAM, SET or INCLUDE"])
    #expect(error?.diagnostics.map(\.range) == [14..<30])
  }

  @Test func valuesOfParametersReplaceThoseOfTheText() async throws {
    let backend = ScriptedBackend()
    let text = "PARAM $range = 1h; PARAM $c = ('FR'); SELECT http WHERE country IN $c LAST $range"
    _ = try await Session(backend: backend).run(text, parameters: ["Range": "3h", "c": "US,DE"])
    #expect(backend.requests.map(\.range.length) == [3 * .hour])
    #expect(backend.requests.first?.filters.map(\.values) == [["US", "DE"]])
  }

  @Test func valuesOfOneTextDoNotReachTheNext() throws {
    let session = Session(backend: ScriptedBackend())
    let text = "PARAM $range = 1h; SELECT http LAST $range"
    let long = try session.prepare(text, parameters: ["range": "3h"])
    let short = try session.prepare(text)
    #expect(long.requests.map(\.range.length) == [3 * .hour])
    #expect(short.requests.map(\.range.length) == [.hour])
  }

  @Test func aParameterThatIsNotDeclaredIsAnError() {
    let error = #expect(throws: QueryTextError.self) {
      try Session(backend: ScriptedBackend()).prepare(
        "PARAM $range = 1h; SELECT http LAST $range", parameters: ["rnage": "3h"])
    }
    #expect(error?.diagnostics.map(\.message) == ["no PARAM declares $rnage"])
  }
}
