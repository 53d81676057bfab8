import PQEngine
import PQModel
import PQTestSupport
import Testing

@testable import PQCache

/// A bucket is stored only if it is closed by the clock of the server as well.
@Suite struct ServerTimeTests {
  private let temporary: TemporaryFolder

  init() throws { temporary = TemporaryFolder() }

  /// A server that reports its time.
  private struct BackendWithServerTime: Backend {
    let name = "punctual"
    let catalog = Catalog()
    let clock = noon
    let serverTime: Instant?

    func answer(
      _ request: ExportRequest, to sink: inout some AnswerSink
    ) async throws(BackendFailure) {
      sink.begin(AnswerHead(serverTime: serverTime))
      sink.take(.ones(request))
    }
  }

  /// Returns the coverage of the hour before noon after it was requested.
  private func coverage(_ serverTime: Instant?) async throws -> CacheCoverage {
    let request = try ExportRequest(
      range: .buckets(660..<720, .m1), interval: .m1, metrics: [.http], catalog: Catalog(),
      clock: noon)
    let cached = CachingBackend(
      BackendWithServerTime(serverTime: serverTime), cache: temporary.cache(), scope: .some)
    #expect(try await cached.answer(request).rowCount == 60)
    return cached.coverage(of: request)
  }

  private func part(from minute: Int) -> CacheCoverage {
    .part(missing: .buckets(minute..<720, .m1))
  }

  @Test func earlierServerClockDecides() async throws {
    #expect(try await coverage(noon - 30 * .minute) == part(from: 680))
    #expect(try await coverage(noon - 65 * .second) == part(from: 708))
  }

  /// A difference of a second changes the result.
  @Test func oneSecondDifferenceCounts() async throws {
    #expect(try await coverage(noon - .second) == part(from: 709))
  }

  @Test func earlierLocalClockDecides() async throws {
    #expect(try await coverage(noon + .hour) == part(from: 710))
  }

  @Test func missingServerTimeIsIgnored() async throws {
    #expect(try await coverage(nil) == part(from: 710))
  }

  @Test func bucketsOpenOnTheServerAreNotStored() async throws {
    #expect(try await coverage(noon - 2 * .hour) == .nothing)
    #expect(try temporary.cache().contents() == .empty)
  }
}
