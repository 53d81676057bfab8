import PQEngine
import PQFixture
import PQModel
import PQTestSupport
import Testing

@testable import PQCache

/// The answer of the cache is equal to the answer of the backend, whatever was requested before.
@Suite struct CachedAnswerEqualsBackendTests {
  private let temporary: TemporaryFolder

  init() throws { temporary = TemporaryFolder() }

  @Test(arguments: 0..<10 as Range<UInt64>, [1 << 40, 40 * 4096] as [Int64])
  func changingBackendGivesEqualAnswers(seed: UInt64, sizeLimit: Int64) async throws {
    var random = SeededRandom(seed: seed)
    var service = ChangingBackend(
      clock: noon + TimeSpan(milliseconds: Int64(random.next(3_600_000))))
    service.cache = temporary.cache(sizeLimit: sizeLimit)
    var coverages: [CacheCoverage] = []
    for _ in 0..<100 {
      let request = try service.randomRequest(&random)
      let earlier = service.log.requests.count
      let cached = service.cached
      let coverage = cached.coverage(of: request)
      coverages.append(coverage)
      let table = try await cached.answer(request)
      #expect(rows(table) == rows(service.table(for: request)), "\(request.body)")
      #expect(cached.notes == [])
      check(Array(service.log.requests[earlier...]), request, coverage)
      service.clock = service.clock + Self.step(&random)
    }
    #expect(Set(coverages).count > 5 && coverages.contains(.all) && coverages.contains(.nothing))
  }

  /// Returns some seconds in most cases, and sometimes a day or a negative time.
  private static func step(_ random: inout SeededRandom) -> TimeSpan {
    switch random.next(40) {
    case 0: .day
    case 1: Int64(-random.next(60)) * .minute
    default: TimeSpan(milliseconds: Int64(random.next(100_000)))
    }
  }

  /// Checks that at most one request was sent, and that it is the one that the coverage predicted.
  private func check(
    _ sent: [ExportRequest], _ request: ExportRequest, _ coverage: CacheCoverage
  ) {
    switch coverage {
    case .all: #expect(sent == [])
    case .nothing: #expect(sent == [request])
    case .part(let missing):
      #expect(sent.count == 1 && sent.first?.range == missing)
      #expect(sent.first?.metrics == request.metrics && sent.first?.filters == request.filters)
      #expect(missing.length < request.range.length)
    }
  }

  @Test(arguments: 0..<3 as Range<UInt64>)
  func demoGivesEqualAnswers(seed: UInt64) async throws {
    var random = SeededRandom(seed: seed)
    for _ in 0..<40 {
      let clock = Instant.demoClock + Int64(random.next(30)) * .minute
      let demo = DemoBackend(clock: clock)
      let cached = CachingBackend(demo, cache: temporary.cache(), scope: .some)
      let request = try ChangingBackend(clock: clock).randomRequest(&random)
      let table = try await cached.answer(request)
      #expect(try await rows(table) == rows(demo.answer(request)))
    }
  }
}
