import PQ
import PQTestSupport
import Testing

/// EXPLAIN ANALYZE: what was planned beside what happened.
@Suite struct AnalysisTests {
  private static let text =
    "EXPLAIN ANALYZE SELECT http, p2p / http AS ratio BY os LAST 12h EVERY 2m ORDER BY ratio"

  @Test func sendsWhatTheQueryWould() async throws {
    let backend = ScriptedBackend()
    let outcome = await Session(backend: backend).run(Self.text)
    #expect(backend.requests.count == 2)
    let table = try #require(outcome.tables.first)
    #expect(table.columns.map(\.name) == ["step", "planned", "rows", "bytes", "waited", "time"])
    let csv = OutputFormat.csv.renderer().text(of: table).split(separator: "\n")
    #expect(csv[1].hasPrefix("\"request 1\",\"360 x 1m from 2026-01-14T12:00Z\",360,"))
    #expect(csv[2].hasPrefix("\"request 2\",\"360 x 1m from 2026-01-14T18:00Z\",360,"))
    #expect(csv.last?.hasPrefix("\"result\",\"2 requests\",360,") == true)
  }

  @Test func failsAsTheQueryWould() async {
    let failure = BackendFailure("the server answered 503; try again later")
    let backend = ScriptedBackend { _ throws(BackendFailure) in throw failure }
    #expect(await Session(backend: backend).run(Self.text).failure == failure)
  }
}
