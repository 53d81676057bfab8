import PQEngine
import PQModel
import PQTestSupport
import Testing

@testable import PQCache

/// The number of requests of a dashboard that polls, including those for late data.
@Suite struct PollingRequestCountTests {
  private let temporary: TemporaryFolder

  init() throws { temporary = TemporaryFolder() }

  /// The dashboard requests a day in buckets of five minutes, every five minutes, as four requests of
  /// six hours.
  @Test func aDayOfADashboardTakesFewMoreRequests() async throws {
    var service = ChangingBackend(clock: noon)
    service.cache = temporary.cache()
    var sent: [ExportRequest] = []
    for poll in 0..<2 * 288 {
      service.clock = noon + Int64(poll) * 5 * .minute
      let before = service.log.requests.count
      for slice in 0..<4 as Range<Int64> {
        let to = service.clock - slice * 6 * .hour
        let request = try ExportRequest(
          range: TimeRange(from: to - 6 * .hour, to: to), interval: .m5, metrics: [.http],
          catalog: service.catalog, clock: service.clock)
        #expect(try await rows(service.cached.answer(request)) == rows(service.table(for: request)))
      }
      // The first day fills the cache.
      if poll >= 288 { sent += service.log.requests[before...] }
    }
    // Each poll sends one request for the newest buckets. Four more are for late data, one for each
    // quarter of the day.
    #expect(sent.count == 292)
    #expect(sent.reduce(0) { $0 + $1.bucketCount } == 1656)
    // The answers of a day are stored in few files.
    #expect(try temporary.entries.count < 100)
  }
}
