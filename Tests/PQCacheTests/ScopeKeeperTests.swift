import PQEngine
import PQModel
import PQTestSupport
import Synchronization
import Testing

@testable import PQCache

/// Whose answers they are is found out when that is needed, and once.
@Suite struct ScopeKeeperTests {
  private let temporary: TemporaryFolder
  private let service = Service(clock: noon)
  private let count = Counter()

  init() throws { temporary = TemporaryFolder() }

  /// How often whoever knows was asked.
  private final class Counter: Sendable {
    private let value = Mutex(0)

    var current: Int { value.withLock { $0 } }

    func next() -> Int {
      value.withLock { value in
        value += 1
        return value
      }
    }
  }

  /// A backend in front of the service whose scope is known, but not for the first so many times.
  private func cached(failures: Int = 0) -> CachingBackend {
    CachingBackend(service, cache: temporary.cache()) { [count] () throws(BackendFailure) in
      guard count.next() > failures else { throw BackendFailure("there is no token") }
      return .some
    }
  }

  @Test func itIsFoundOnce() async throws {
    let backend = cached()
    #expect(count.current == 0)
    for hour in 0..<3 { _ = try await backend.answer(.hours(hour..<hour + 2)) }
    #expect(count.current == 1)
  }

  /// The failure is that of the request, nothing is sent, and the next request tries again.
  @Test func aRequestFailsForItsReason() async throws {
    let backend = cached(failures: 2)
    for _ in 0..<2 {
      await #expect(throws: BackendFailure("there is no token")) {
        try await backend.answer(.hours(0..<3))
      }
    }
    #expect(service.log.requests.isEmpty)
    _ = try await backend.answer(.hours(0..<3))
    #expect(service.log.requests.count == 1 && count.current == 3)
  }

  /// Who has kept nothing is not asked who he is, and who does not tell has kept nothing.
  @Test func aForecastNeedsItOnlyIfSomethingIsKept() async throws {
    let request = try ExportRequest.hours(0..<3)
    #expect(cached().forecast([request]) == Forecast())
    #expect(count.current == 0)
    _ = try await cached().answer(request)
    #expect(cached().forecast([request]) == Forecast(cached: 1))
    #expect(cached(failures: 10).forecast([request]) == Forecast())
    #expect(cached(failures: 10).coverage(of: request) == .nothing)
  }
}
