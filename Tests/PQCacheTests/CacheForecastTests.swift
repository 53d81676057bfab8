import PQEngine
import PQModel
import PQTestSupport
import Testing

@testable import PQCache

/// The forecast of a cache counts stored answers, and asks the backend about the rest.
@Suite struct CacheForecastTests {
  private let temporary: TemporaryFolder
  private let service = BackendWithWait()

  init() throws { temporary = TemporaryFolder() }

  /// A service that predicts a wait of one minute for each bucket. It also has one cached answer and one
  /// partly cached answer of its own.
  private struct BackendWithWait: DetailedBackend {
    let service = ChangingBackend(clock: noon)
    var name: String { service.name }
    var catalog: Catalog { service.catalog }
    var clock: Instant { service.clock }

    func answer(
      _ request: ExportRequest, to sink: inout some AnswerSink
    ) async throws(BackendFailure) {
      try await service.answer(request, to: &sink)
    }

    func forecast(_ requests: [ExportRequest]) -> Forecast {
      let buckets = requests.reduce(0) { $0 + $1.bucketCount }
      return Forecast(cached: 1, cachedInPart: 1, wait: Int64(buckets) * .minute)
    }
  }

  private var cached: CachingBackend {
    CachingBackend(service, cache: temporary.cache(), scope: .some)
  }

  @Test func storedAnswersNeedNoWait() async throws {
    let requests = try [0..<3, 3..<6, 6..<9].map { try ExportRequest.hours($0) }
    #expect(cached.forecast(requests) == Forecast(cached: 1, cachedInPart: 1, wait: 9 * .minute))
    _ = try await cached.answer(requests[0])
    _ = try await cached.answer(.hours(3..<5))
    #expect(cached.forecast(requests) == Forecast(cached: 2, cachedInPart: 2, wait: 4 * .minute))
  }

  @Test func forecastIsExact() async throws {
    for hours in [0..<3, 3..<5, 10..<12] { _ = try await cached.answer(.hours(hours)) }
    let requests = try [0..<2, 2..<6, 6..<9, 9..<12].map { try ExportRequest.hours($0) }
    let backend = cached
    let forecast = backend.forecast(requests)
    for request in requests { _ = try await backend.answer(request) }
    #expect(backend.usage.spared == forecast.cached - 1)
    #expect(backend.usage.shortened == forecast.cachedInPart - 1)
    #expect(backend.usage.spared == 1 && backend.usage.shortened == 1)
  }

  @Test func forecastSendsNoRequest() throws {
    _ = cached.forecast([try .hours(0..<3)])
    #expect(service.service.log.requests.isEmpty)
  }
}
