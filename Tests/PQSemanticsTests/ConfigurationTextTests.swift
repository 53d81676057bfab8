import PQModel
import PQSemantics
import PQSyntax
import Testing

/// A configuration may set and define, but not query. Only a configuration names the source of the
/// token.
@Suite struct ConfigurationTextTests {
  /// Binds a configuration. The text with the name `distrusted` may not name a program.
  private func configuration(
    _ text: String, distrusted: String = "", files: [String: String] = [:]
  ) throws -> Bound {
    var surroundings = Surroundings.sample
    surroundings.text = { path, _ throws(Surroundings.Refusal) in
      guard let text = files[path] else { throw Surroundings.Refusal("there is no \(path)") }
      return Surroundings.IncludedText(name: path, bytes: Array(text.utf8))
    }
    surroundings.role = .configuration { name throws(Surroundings.Refusal) in
      if name == distrusted { throw Surroundings.Refusal("others can write it") }
    }
    return try Bound(text, surroundings: surroundings)
  }

  @Test func aConfigurationSetsForThoseBehindIt() throws {
    let bound = try configuration(
      """
      SET width = 24; LET offload = p2p / (http + p2p); PARAM $n = 3; INCLUDE 'more.pq';
      """, files: ["more.pq": "LET mobile = os = 'iOS';"])
    #expect(bound.messages == [])
    let query = try Bound(
      "SELECT offload WHERE mobile LAST 1h LIMIT $n", environment: bound.binding.environment)
    #expect(try query.query.limit == 3)
  }

  @Test(arguments: [
    "SELECT http LAST 1h", "EXPLAIN SELECT http LAST 1h", "SHOW METRICS",
    "SHOW VALUES OF os LAST 1h",
  ])
  func queriesInAConfigurationAreRefused(statement: String) throws {
    let bound = try configuration("SET width = 7; \(statement)")
    #expect(bound.codes == [.outOfPlace])
    #expect(bound.places == [String(statement.prefix { $0 != " " })])
    #expect(bound.binding.statements.isEmpty && bound.binding.drafts.isEmpty)
    let included = try configuration("INCLUDE 'a.pq'", files: ["a.pq": statement])
    #expect(included.codes == [.outOfPlace])
  }

  /// A syntax error is reported without the second error that the statement is out of place.
  @Test func aSyntaxErrorHidesOutOfPlace() throws {
    #expect(try configuration("SELECT").codes == [.unexpectedToken])
    #expect(try configuration("SELECT htpp LAST 1h").codes == [.outOfPlace])
  }

  @Test func theLastPlaceOfTheTokenCounts() throws {
    let file = "SET token_file = '~/.token'"
    let command = "SET TOKEN_COMMAND = 'pass show peer5'"
    #expect(
      try configuration(file).binding.environment.settings.token == .file("~/.token"))
    #expect(
      try configuration("\(file); \(command)").binding.environment.settings.token
        == .command("pass show peer5"))
    #expect(
      try configuration("\(command); \(file)").binding.environment.settings.token
        == .file("~/.token"))
  }

  @Test(arguments: ["token_file", "token_command"])
  func ordinaryTextsCannotSetTheToken(setting: String) throws {
    let bound = try Bound("SET \(setting) = '/bin/x'; SELECT http LAST 1h")
    #expect(bound.codes == [.outOfPlace])
    #expect(bound.places == [setting])
    #expect(bound.messages == ["\(setting) can be set in the user's configuration only"])
    #expect(bound.binding.environment.settings == QuerySettings())
  }

  @Test(arguments: [
    ("30m", 30 * TimeSpan.minute), ("1m", .minute), ("(7d)", 7 * .day), ("$m", 20 * .minute),
  ])
  func theSettlingMarginIsADuration(value: String, margin: TimeSpan) throws {
    let bound = try configuration("PARAM $m = 20m; SET settling_margin = \(value)")
    #expect(bound.codes == [])
    #expect(bound.binding.environment.settings.settlingMargin == margin)
  }

  @Test(arguments: [
    ("59s", "settling_margin is a duration from 1m to 7d"),
    ("8d", "settling_margin is a duration from 1m to 7d"),
    ("1mo", "settling_margin is a duration from 1m to 7d"),
    ("10", "settling_margin is a duration from 1m to 7d"),
    ("'10m'", "settling_margin is a duration from 1m to 7d"),
    ("10m + 5m", "settling_margin is a duration from 1m to 7d"),
  ])
  func anotherSettlingMarginIsRefused(value: String, message: String) throws {
    let bound = try configuration("SET settling_margin = \(value)")
    #expect(bound.messages == [message])
    #expect(bound.binding.environment.settings == QuerySettings())
  }

  /// The margin decides what later runs find in the cache, and a text may come from someone else.
  @Test func anOrdinaryTextDoesNotSetTheSettlingMargin() throws {
    let bound = try Bound("SET settling_margin = 1m")
    #expect(bound.codes == [.outOfPlace])
    #expect(bound.messages == ["settling_margin can be set in the user's configuration only"])
  }

  /// A relative path would depend on the working directory.
  @Test(arguments: [
    ("SET token_file = 'token'", "token_file is the path of a file from / or from ~/ on"),
    ("SET token_file = ''", "token_file is the path of a file from / or from ~/ on"),
    ("SET token_file = '~me/token'", "token_file is the path of a file from / or from ~/ on"),
    ("SET token_command = ' '", "token_command is a program and what it is given"),
    ("SET token_command = 5", "'5' is no value for this setting"),
  ])
  func invalidTokenSettingsAreRefused(text: String, message: String) throws {
    let bound = try configuration(text)
    #expect(bound.codes == [.invalidSetting])
    #expect(bound.messages == [message])
    #expect(bound.binding.environment.settings == QuerySettings())
  }

  /// The permissions of each text count, also if another text includes it.
  @Test func aTextThatOthersCanWriteNamesNoProgram() throws {
    let command = "SET token_command = 'x'"
    let itself = try configuration(command, distrusted: "main.pq")
    #expect(itself.codes == [.outOfPlace])
    #expect(itself.messages == ["token_command is refused here: others can write it"])
    #expect(itself.binding.environment.settings == QuerySettings())
    #expect(try configuration("SET token_file = '/x'", distrusted: "main.pq").codes == [])
    let included = ["a.pq": command]
    let outer = try configuration("INCLUDE 'a.pq'", distrusted: "a.pq", files: included)
    #expect(outer.codes == [.outOfPlace])
    let inner = try configuration("INCLUDE 'a.pq'", distrusted: "main.pq", files: included)
    #expect(inner.codes == [])
  }

  @Test(arguments: [
    "demo", "live", "http://127.0.0.1:8080/v1", "/data/march.csv", "~/march.json",
  ])
  func aConfigurationNamesTheBackend(backend: String) throws {
    let bound = try configuration("SET backend = 'demo'; SET Backend = '\(backend)'")
    #expect(bound.messages == [])
    #expect(bound.binding.environment.settings.backend == backend)
  }

  /// A relative path would depend on the working directory. A password in a URL would be printed by
  /// SHOW SETTINGS.
  @Test(arguments: ["", "march.csv", "postgres", "LIVE", "https://me:secret@host/v1", "/a\0.csv"])
  func invalidBackendsAreRefused(backend: String) throws {
    let bound = try configuration("SET backend = '\(backend)'")
    #expect(bound.codes == [.invalidSetting])
    #expect(bound.messages[0].hasPrefix("backend is demo, live, the address of a server"))
    #expect(bound.binding.environment.settings == QuerySettings())
  }

  @Test func anOrdinaryTextNamesNoBackend() throws {
    let bound = try Bound("SET backend = 'live'; SELECT http LAST 1h")
    #expect(bound.codes == [.outOfPlace])
    #expect(bound.messages == ["backend can be set in the user's configuration only"])
    #expect(bound.binding.environment.settings == QuerySettings())
  }

  /// The server receives the token.
  @Test func aTextThatOthersCanWriteNamesNoServer() throws {
    let server = try configuration("SET backend = 'https://x.example'", distrusted: "main.pq")
    #expect(server.messages == ["backend is refused here: others can write it"])
    #expect(server.binding.environment.settings == QuerySettings())
    #expect(try configuration("SET backend = 'live'", distrusted: "main.pq").codes == [])
  }

  /// The arguments of the program may be secret.
  @Test func aListOfSettingsNamesTheProgramOnly() throws {
    var settings = QuerySettings()
    settings.token = .command("get-token --key abc")
    let values = settings.table.columns[1]
    #expect(
      values
        == .texts(
          "value",
          ["UTC", "unlimited", "80", "table", "native", "none", "10m", "none"]
            + ["get-token ..."]))
    settings.token = .file("/a b")
    #expect(
      settings.table.columns[1]
        == .texts(
          "value",
          ["UTC", "unlimited", "80", "table"]
            + ["native", "none", "10m", "/a b", "none"]))
  }
}
