import PQ
import PQTestSupport
import Testing

/// Definitions that texts leave in an environment, and parameter values from outside.
@Suite struct SessionEnvironmentTests {
  private static let leaving = """
    LET mobile = os IN ('iOS', 'Android');
    LET offload = p2p / (http + p2p);
    PARAM $range = 2h;
    SET timezone = 'Europe/Berlin';
    """
  private static let using = "SELECT offload WHERE mobile LAST $range EVERY 1h"

  @Test func aTextChangesNothingByBeingRun() async {
    let session = Session(backend: ScriptedBackend())
    let outcome = await session.outcome(of: Self.leaving)
    #expect(outcome.isComplete)
    #expect(!(await session.outcome(of: Self.using)).isComplete)
  }

  @Test func aSessionContinuesFromAnEnvironment() async {
    let backend = ScriptedBackend()
    var session = Session(backend: backend)
    session.environment = await session.outcome(of: Self.leaving).environment
    let outcome = await session.outcome(of: Self.using)
    #expect(outcome.isComplete)
    #expect(outcome.tables.map(\.rowCount) == [2])
    #expect(outcome.environment.settings.timezone?.name == "Europe/Berlin")
    #expect(backend.requests.first?.filters.map(\.values) == [["iOS", "Android"]])
  }

  @Test func aGivenValueWinsOverThatOfTheText() async {
    let backend = ScriptedBackend()
    var session = Session(backend: backend)
    session.environment.given = ["range": ["3h"], "COUNTRIES": ["US, DE", " US"]]
    let outcome = await session.outcome(
      of:
        "PARAM $Range = 1h; PARAM $countries = ('FR');"
        + " SELECT http WHERE country IN $countries LAST $range EVERY 1h")
    #expect(outcome.tables.map(\.rowCount) == [3])
    #expect(backend.requests.first?.filters.map(\.values) == [["US", "DE"]])
    #expect(outcome.environment.undeclared.isEmpty)
  }

  /// A given value is always a value. It cannot change the query.
  @Test(arguments: ["'", "' OR country != '", "x'; SELECT p2p LAST 1h; --", "", "\n", "$c"])
  func aGivenValueIsNoPartOfTheText(value: String) async {
    let backend = ScriptedBackend()
    var session = Session(backend: backend)
    session.environment.given = ["c": [value]]
    let outcome = await session.outcome(
      of:
        "PARAM $c = 'US'; SELECT http WHERE country = $c LAST 1h EVERY 1h")
    #expect(outcome.isComplete)
    #expect(backend.requests.map(\.metrics) == [[.http]])
    #expect(backend.requests.first?.filters.map(\.values) == [[value]])
  }

  @Test(arguments: [
    ("PARAM $x = 1h; SELECT http LAST $x EVERY 1h", "soon"),
    ("PARAM $x = 5; SELECT http LAST 1h EVERY 1h LIMIT $x", "five"),
    ("PARAM $x = 5MB; SELECT http LAST 1h EVERY 1h HAVING http > $x", "5h"),
    ("PARAM $x; SELECT http LAST $x EVERY 1h", "soon"),
  ])
  func aGivenValueIsOfTheKindOfTheParameter(text: String, value: String) {
    var session = Session(backend: ScriptedBackend())
    session.environment.given = ["x": [value]]
    #expect(session.check(text).diagnostics.map(\.code) == [.invalidParameter])
  }

  @Test func undeclaredParametersAreListed() {
    var session = Session(backend: ScriptedBackend())
    session.environment.given = ["b": ["1"], "a": ["2"], "c": ["3"]]
    #expect(session.check("PARAM $B = 0").environment.undeclared == ["a", "c"])
  }

  @Test func sendsNothingIfThatTakesTooManyRequests() async {
    let backend = ScriptedBackend()
    let text = "SELECT http LAST 12h EVERY 1m; SELECT p2p LAST 1h EVERY 1h"
    let refused = await Session(backend: backend).outcome(of: "SET max_requests = 2; \(text)")
    #expect(refused.failure != nil && refused.tables.isEmpty)
    #expect(backend.requests.isEmpty)
    #expect(await Session(backend: backend).outcome(of: "SET max_requests = 3; \(text)").isComplete)
    #expect(backend.requests.count == 3)
  }
}
