import PQBackendTesting
import PQCache
import PQEngine
import PQFixture
import PQModel
import PQTestServers
import PQTestSupport
import Testing

@testable import PQLive

/// The live backend behind a cache meets the requirements of every backend, over real connections.
@Suite struct CachedConformanceTests {
  /// The wire formats alternate, because the cache gets the same rows from both.
  @Test(arguments: zip(BackendConformance.Requirement.allCases, WireFormat.alternating))
  func meetsTheRequirement(requirement: BackendConformance.Requirement, wire: WireFormat)
    async throws
  {
    let server = try LoopbackAPI.shared.server()
    let place = TemporaryPlace()
    var settings = try LiveSample.settings()
    settings.endpoint = try Endpoint(server.url)
    settings.wire = wire
    settings.now = LoopbackAPI.shared.demo.clock
    let live = LiveBackend(settings)
    let cached = CachingBackend(live, cache: AnswerCache(path: place.path)) {
      () throws(BackendFailure) in
      CacheScope(endpoint: live.endpoint.url, account: (try? live.account()) ?? "")
    }
    for _ in 0..<2 {
      let violations = await BackendConformance(of: cached).violations(of: requirement)
      #expect(violations.isEmpty, "\(violations)")
    }
    #expect(try await sends(LiveSample.request(), cached, server) == [1, 0])
    #expect(cached.usage.sent + cached.usage.shortened == server.received.count)
    #expect(cached.notes.isEmpty)
  }

  /// Returns the number of requests that reach the server for each of two equal requests.
  private func sends(
    _ request: ExportRequest, _ backend: CachingBackend, _ server: LoopbackServer
  ) async throws -> [Int] {
    var counts = [server.received.count]
    for _ in 0..<2 {
      _ = try await backend.answer(request)
      counts.append(server.received.count)
    }
    return zip(counts.dropFirst(), counts).map { $0 - $1 }
  }
}

extension WireFormat {
  /// The wire formats in turn, one for each requirement.
  fileprivate static let alternating = BackendConformance.Requirement.allCases.indices.map {
    allCases[$0 % allCases.count]
  }
}
