import PQ
import PQEngine
import PQModel
import PQTestSupport
import Synchronization
import Testing

/// EXPLAIN prints the forecast of the backend.
@Suite struct ForecastTests {
  private let session = Session(backend: Foreteller())

  private func lines(_ text: String) async throws -> [String] {
    let table = try #require(await session.outcome(of: text).tables.last)
    guard case .texts(let texts)? = table["plan"]?.values else { return table.captions }
    return texts.codes.indices.map { texts[$0] }
  }

  @Test func forecastIsInTheFirstLine() async throws {
    let lines = try await lines("EXPLAIN SELECT http LAST 1d EVERY 1m")
    #expect(lines.first == "4 requests, 1 cached, 2 in part, a wait of about 1m30s")
  }

  @Test func jsonHasTheForecast() async throws {
    let lines = try await lines("EXPLAIN (FORMAT JSON) SELECT http LAST 1d EVERY 1m")
    #expect(
      lines[1...3] == ["  \"cached\": 1,", "  \"cached_in_part\": 2,", "  \"wait_ms\": 90000,"])
  }

  /// An analysis prints the forecast from before the run.
  @Test func anAnalysisBeginsWithIt() async throws {
    let captions = try await lines("EXPLAIN ANALYZE SELECT http LAST 1d EVERY 1m")
    #expect(captions.first == "4 requests, 1 cached, 2 in part, a wait of about 1m30s")
  }

  /// Preparing a text makes no forecast, because earlier statements may change the cache.
  @Test func forecastIsMadeWhenTheStatementRuns() async throws {
    let foreteller = Foreteller()
    let session = Session(backend: foreteller)
    let prepared = session.check(
      "EXPLAIN (FORMAT CURL) SELECT http LAST 1h EVERY 1h; EXPLAIN SELECT http LAST 1h EVERY 1h")
    #expect(foreteller.count == 0)
    for statement in prepared.statements { _ = try await session.run(statement) }
    #expect(foreteller.count == 1)
    #expect(prepared.requestCount == 0)
  }

  @Test func theDefaultForecastIsEmpty() throws {
    let backend = ScriptedBackend()
    let requests = Session(backend: backend).check("SELECT http LAST 1d EVERY 1m")
      .statements.flatMap(\.requests)
    #expect(requests.count == 4)
    #expect(backend.forecast(requests) == Forecast())
  }
}

/// A backend with the same forecast for all requests.
private final class Foreteller: DetailedBackend {
  private let scripted = ScriptedBackend()
  private let asked = Mutex(0)

  var name: String { scripted.name }
  var catalog: Catalog { scripted.catalog }
  var clock: Instant { scripted.clock }
  var count: Int { asked.withLock { $0 } }

  func answer(
    _ request: ExportRequest, to sink: inout some AnswerSink
  ) async throws(BackendFailure) {
    try await scripted.answer(request, to: &sink)
  }

  func forecast(_ requests: [ExportRequest]) -> Forecast {
    asked.withLock { $0 += 1 }
    return Forecast(cached: 1, cachedInPart: 2, wait: 90 * .second)
  }
}
