import PQEngine
import PQModel
import PQTestSupport
import Synchronization
import Testing

@testable import PQCache

/// The scope of a cache is determined when it is first needed, and only once.
@Suite struct LazyScopeTests {
  private let temporary: TemporaryFolder
  private let service = ChangingBackend(clock: noon)
  private let count = Counter()

  init() throws { temporary = TemporaryFolder() }

  /// A counter of the calls that determine the scope.
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

  /// Returns a cache in front of the service. Its scope fails a number of times before it succeeds.
  private func cached(failures: Int = 0) -> CachingBackend {
    CachingBackend(service, cache: temporary.cache()) { [count] () throws(BackendFailure) in
      guard count.next() > failures else { throw BackendFailure("there is no token") }
      return .some
    }
  }

  @Test func scopeIsDeterminedOnce() async throws {
    let backend = cached()
    #expect(count.current == 0)
    for hour in 0..<3 { _ = try await backend.answer(.hours(hour..<hour + 2)) }
    #expect(count.current == 1)
  }

  /// The request fails with the error of the scope, nothing is sent, and the next request tries again.
  @Test func scopeFailureFailsRequest() async throws {
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

  /// A forecast does not need the scope of an empty cache. If the scope fails, the forecast counts
  /// nothing as stored.
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
