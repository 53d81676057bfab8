import PQEngine
import PQModel
import PQTestSupport
import Testing

@testable import PQCache

/// A refreshing backend ignores stored answers and replaces them.
@Suite struct RefreshingTests {
  private let temporary: TemporaryFolder
  private var service = ChangingBackend(clock: noon)

  init() throws {
    temporary = TemporaryFolder()
    service.cache = temporary.cache()
  }

  @Test func storedAnswersAreRequestedAgain() async throws {
    let request = try ExportRequest.hours(0..<6, by: [.cityName])
    let backend = service.cached
    _ = try await backend.answer(request)
    let table = try await backend.refreshing.answer(request)
    #expect(rows(table) == rows(service.table(for: request)))
    #expect(service.log.requests == [request, request])
    // The new answer was stored too.
    _ = try await backend.answer(request)
    #expect(service.log.requests.count == 2)
    #expect(backend.usage.sent == 2)
  }

  /// A stored answer for a longer range is not used together with the new answer.
  @Test func longerAnswersAreReplaced() async throws {
    let longer = try ExportRequest.hours(0..<9)
    let request = try ExportRequest.hours(3..<6)
    _ = try await service.cached.answer(longer)
    _ = try await service.cached.answer(.hours(9..<10))
    _ = try await service.cached.refreshing.answer(request)
    #expect(service.cached.coverage(of: request) == .all)
    #expect(service.cached.coverage(of: longer) == .nothing)
    #expect(try service.cached.coverage(of: .hours(9..<10)) == .all)
    #expect(try service.cached.coverage(of: .hours(0..<3)) == .nothing)
  }

  /// Stored answers to other requests are kept.
  @Test func otherRequestsAreKept() async throws {
    let filter = ExportRequest.Filter(.cityName, in: ["Brno"])
    let part = try ExportRequest.hours(0..<6, where: [filter])
    let whole = try ExportRequest.hours(0..<6)
    for request in [part, whole] { _ = try await service.cached.answer(request) }
    _ = try await service.cached.refreshing.answer(whole)
    #expect(service.cached.coverage(of: part) == .all)
    #expect(service.log.requests == [part, whole, whole])
  }
}
