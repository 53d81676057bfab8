import PQCache
import PQEngine
import PQFixture
import PQModel
import PQTestServers
import PQTestSupport
import Testing

@testable import PQLive

/// The live backend behind a cache keeps what every backend must, over real connections.
@Suite struct CachedConformanceTests {
  /// Either form of answers for every other promise, because behind it a cache sees the same rows.
  @Test(arguments: zip(BackendConformance.Promise.allCases, WireFormat.alternating))
  func itKeeps(promise: BackendConformance.Promise, wire: WireFormat) async throws {
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
      let violations = try await BackendConformance(cached).violations(of: promise)
      #expect(violations.isEmpty, "\(violations)")
    }
    #expect(try await sends(LiveSample.request(), cached, server) == [1, 0])
    #expect(cached.usage.sent + cached.usage.shortened == server.received.count)
    #expect(cached.notes.isEmpty)
  }

  /// How many requests the server sees when one of the day before is made twice.
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
  /// One after the other, for as many promises as there are.
  fileprivate static let alternating = BackendConformance.Promise.allCases.indices.map {
    allCases[$0 % allCases.count]
  }
}
