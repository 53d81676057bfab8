import Foundation
import PQEngine
import PQModel
import PQTestSupport
import Testing

@testable import PQCache

/// The clock that decides which buckets are closed.
@Suite struct ClosingClockTests {
  private static let now = Instant(milliseconds: Int64(Date.now.timeIntervalSince1970 * 1000))

  /// Services whose clocks are two hours before and after the system's clock.
  private static let past = ChangingBackend(clock: now - 2 * .hour)
  private static let future = ChangingBackend(clock: now + 2 * .hour)

  @Test func eachClockGivesItsTime() {
    #expect(ClosingClock.backend.time(of: Self.past) == Self.past.clock)
    #expect(ClosingClock.backend.time(of: Self.future) == Self.future.clock)
    #expect(ClosingClock.earlier.time(of: Self.past) == Self.past.clock)
    for service in [Self.past, Self.future] {
      #expect(ClosingClock.system.time(of: service) >= Self.now)
      #expect(ClosingClock.system.time(of: service) < Self.now + .hour)
    }
    #expect(ClosingClock.earlier.time(of: Self.future) < Self.future.clock)
  }

  /// Returns the number of requests that are sent when one request is made twice. Its range is three
  /// minutes that end half an hour before the clock of the backend.
  private func sent(to service: ChangingBackend, by closing: ClosingClock) async throws -> Int {
    let temporary = TemporaryFolder()
    let end = (service.clock - 30 * .minute).floored(to: .minute)
    let request = try ExportRequest(
      range: TimeRange(from: end - 3 * .minute, to: end), interval: .m1, metrics: [.http],
      catalog: service.catalog, clock: service.clock)
    let cached = CachingBackend(service, cache: temporary.cache(), closing: closing) { .some }
    for _ in 0..<2 { _ = try await cached.answer(request) }
    return cached.usage.sent
  }

  /// If the clock of the backend is ahead, buckets that have not ended by the system's clock are not
  /// kept.
  @Test func futureBucketsAreNotStored() async throws {
    #expect(try await sent(to: Self.future, by: .backend) == 1)
    #expect(try await sent(to: Self.future, by: .system) == 2)
    #expect(try await sent(to: Self.future, by: .earlier) == 2)
    for closing in [ClosingClock.backend, .system, .earlier] {
      #expect(try await sent(to: Self.past, by: closing) == 1)
    }
  }

  /// With the system's clock, a run with an earlier clock uses answers that were kept before, and does
  /// not remove them.
  @Test func aRunInThePastUsesStoredAnswers() async throws {
    let temporary = TemporaryFolder()
    var service = ChangingBackend(clock: Self.now)
    let end = (Self.now - 3 * .hour).floored(to: .hour)
    let request = try ExportRequest(
      range: TimeRange(from: end - 3 * .hour, to: end), interval: .h1, metrics: [.http],
      catalog: service.catalog, clock: service.clock)
    for hours in [0, 3, 0] as [Int64] {
      service.clock = Self.now - hours * .hour
      let cached = CachingBackend(service, cache: temporary.cache(), closing: .system) { .some }
      _ = try await cached.answer(request)
    }
    #expect(service.log.requests.count == 1)
  }
}
