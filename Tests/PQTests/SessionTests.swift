import PQ
import PQTestSupport
import Testing

@Suite struct SessionTests {
  @Test func preparingSendsNothing() {
    let backend = ScriptedBackend()
    let prepared = Session(backend: backend).check("SELECT http LAST 1h EVERY 1h; SHOW LIMITS")
    #expect(!prepared.hasErrors)
    #expect(prepared.statements.map(\.range) == [0..<28, 30..<41])
    #expect(backend.requests.isEmpty)
  }

  @Test func runsEveryStatementInOrder() async {
    let backend = ScriptedBackend()
    let outcome = await Session(backend: backend).outcome(
      of:
        "SELECT http LAST 1h EVERY 1h; SHOW METRICS; SELECT p2p AS peers BY os LAST 2h EVERY 1h;")
    #expect(outcome.isComplete)
    #expect(outcome.tables.map(\.rowCount) == [1, 5, 2])
    #expect(outcome.tables.last?.columns.map(\.name) == ["timestamp", "os.name", "peers"])
    #expect(backend.requests.map(\.metrics) == [[.http], [.p2p]])
  }

  /// If there is one mistake in the syntax, the meaning or the limits of the API, no statement
  /// runs.
  @Test(arguments: [
    "SELECT http LAST 1h EVERY 1h; SELECT",
    "SELECT http LAST 1h EVERY 1h; SELECT htp LAST 1h EVERY 1h",
    "SELECT http LAST 1h EVERY 1h; SELECT http LAST 7m EVERY 5m", "SHOW LIMITS; nonsense",
    "SELECT http LAST 30d EVERY 1h; SELECT http LAST 1h EVERY 1h",
  ])
  func oneMistakeRunsNothing(text: String) async {
    let backend = ScriptedBackend()
    let outcome = await Session(backend: backend).outcome(of: text)
    #expect(outcome.tables.isEmpty)
    #expect(!outcome.isComplete)
    #expect(outcome.failure == nil)
    #expect(outcome.diagnostics.count == 1)
    #expect(backend.requests.isEmpty)
  }

  @Test func aFailureKeepsTheAnswersBefore() async {
    let failure = BackendFailure("the server answered 503; try again later")
    let backend = ScriptedBackend { request throws(BackendFailure) in
      guard request.metrics == [.http] else { throw failure }
      return .ones(request)
    }
    let outcome = await Session(backend: backend).outcome(
      of:
        "SELECT http LAST 1h EVERY 1h; SELECT p2p LAST 1h EVERY 1h; SELECT http LAST 2h EVERY 1h")
    #expect(outcome.tables.map(\.rowCount) == [1])
    #expect(outcome.failure == failure)
    #expect(!outcome.isComplete)
    #expect(backend.requests.count == 2)
  }

  @Test(arguments: [
    "EXPLAIN SELECT http LAST 1h EVERY 1h", "EXPLAIN (FORMAT JSON) SELECT http LAST 1h EVERY 1h",
    "SHOW METRICS", "SHOW DIMENSIONS", "SHOW INTERVALS", "SHOW LIMITS", "SHOW FUNCTIONS",
    "SHOW SETTINGS", "LET x = http", "PARAM $a = 1", "SET width = 9",
    "EXPLAIN (FORMAT CURL) SELECT http LAST 9h EVERY 1m",
    "SELECT http WHERE os = 'a' AND os = 'b' LAST 1h EVERY 1h", "", ";;", "-- a note",
  ])
  func someAnswersNeedNoRequest(text: String) async {
    let backend = ScriptedBackend()
    let outcome = await Session(backend: backend).outcome(of: text)
    #expect(outcome.isComplete)
    #expect(backend.requests.isEmpty)
  }

  @Test func aWarningStopsNothing() async {
    let outcome = await Session(backend: ScriptedBackend()).outcome(
      of:
        "SELECT http SINCE '2026-01-14' UNTIL '2026-01-16' EVERY 1d")
    #expect(outcome.isComplete)
    #expect(outcome.diagnostics.map(\.severity) == [.warning])
    #expect(outcome.tables.map(\.rowCount) == [2])
  }

  @Test func theClockMayBeSet() async throws {
    let backend = ScriptedBackend()
    let noon = try #require(Instant(iso8601: "2020-02-03T12:00"))
    _ = await Session(backend: backend, now: noon).outcome(of: "SELECT http LAST 1h EVERY 1h")
    #expect(Session(backend: backend).now == backend.clock)
    #expect(backend.requests.first?.range.to == noon)
  }

  @Test(arguments: [Int64.min, .max])
  func noClockIsTooFar(milliseconds: Int64) async {
    let session = Session(backend: ScriptedBackend(), now: Instant(milliseconds: milliseconds))
    for every in Interval.allCases {
      for range in ["LAST 1d", "LAST 1mo", "SINCE TODAY - 1y", "SINCE '2026-01-15'"] {
        _ = session.check("SELECT http \(range) EVERY \(every.rawValue)")
      }
    }
  }

  @Test func mistakesOfAllStagesStandInTheOrderOfTheText() {
    let prepared = Session(backend: ScriptedBackend()).check(
      "SELECT http LAST 7m EVERY 5m; SELECT htp LAST 1h EVERY 1h; nope; SELECT p2p LAST 7m EVERY 5m"
    )
    #expect(
      prepared.diagnostics.map(\.code) == [
        .partialBuckets, .unknownName, .unknownStatement, .partialBuckets,
      ])
  }

  /// Mistakes found by the planner count like earlier ones. The number of warnings is not limited.
  @Test(arguments: [
    ("SELECT http LAST 7m EVERY 5m", 21, DiagnosticCode.tooManyMistakes),
    ("SELECT htp LAST 1h EVERY 1h; SELECT http LAST 7m EVERY 5m", 21, .tooManyMistakes),
    ("SELECT http SINCE TODAY UNTIL '2030-01-01' EVERY 1d", 50, .rangeInFuture),
  ])
  func numberOfReportedMistakesIsLimited(text: String, count: Int, last: DiagnosticCode) {
    let text = String(repeating: text + "; ", count: 50)
    let prepared = Session(backend: ScriptedBackend()).check(text)
    #expect(prepared.diagnostics.count == count)
    #expect(prepared.diagnostics.last?.code == last)
    #expect(prepared.diagnostics.count { $0.code == .tooManyMistakes } <= 1)
  }
}
