import PQBackendTesting
import PQEngine
import PQFixture
import PQModel
import PQTestSupport
import Testing

@testable import PQCache

/// A cache meets the requirements of every backend, both empty and filled.
@Suite struct CacheConformanceTests {
  private static let requirements = BackendConformance.Requirement.allCases
  private let temporary: TemporaryFolder

  init() throws { temporary = TemporaryFolder() }

  private func cached(_ clock: Instant) -> CachingBackend {
    CachingBackend(DemoBackend(clock: clock), cache: temporary.cache(), scope: .some)
  }

  /// The newest buckets are requested each time.
  @Test(arguments: requirements)
  func partlyCachedAnswersMeetTheRequirement(requirement: BackendConformance.Requirement)
    async throws
  {
    let backend = cached(.demoClock + 7 * .minute)
    let violations = await BackendConformance(of: backend).violations(of: requirement)
    #expect(violations.isEmpty, "\(violations)")
    #expect(backend.usage.sent > 0 && backend.notes == [])
  }

  /// Each answer is requested once.
  @Test(arguments: requirements)
  func cachedAnswersMeetTheRequirement(requirement: BackendConformance.Requirement) async throws {
    let backend = cached(.demoClock + 30 * .day)
    let earlier = Earlier(backend: backend)
    for _ in 0..<2 {
      let violations = await BackendConformance(of: earlier).violations(of: requirement)
      #expect(violations.isEmpty, "\(violations)")
    }
    #expect(backend.usage.spared >= backend.usage.sent && backend.notes == [])
  }
}

/// A backend whose clock is a month before the clock of the cache.
private struct Earlier: Backend {
  let backend: CachingBackend

  var name: String { backend.name }
  var catalog: Catalog { backend.catalog }
  var clock: Instant { .demoClock }

  func answer(
    _ request: ExportRequest, to sink: inout some AnswerSink
  ) async throws(BackendFailure) {
    try await backend.answer(request, to: &sink)
  }
}
