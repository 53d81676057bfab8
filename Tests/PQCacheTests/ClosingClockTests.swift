import Foundation
import PQEngine
import PQModel
import PQTestSupport
import Testing

@testable import PQCache

/// A bucket is closed by the clock that its data goes with.
@Suite struct ClosingClockTests {
  private static let now = Instant(milliseconds: Int64(Date.now.timeIntervalSince1970 * 1000))

  /// Two hours before the system's clock, and two after it.
  private static let past = Service(clock: now - 2 * .hour)
  private static let future = Service(clock: now + 2 * .hour)

  @Test func saysWhatItsNameSays() {
    #expect(ClosingClock.backend.time(of: Self.past) == Self.past.clock)
    #expect(ClosingClock.backend.time(of: Self.future) == Self.future.clock)
    #expect(ClosingClock.earlier.time(of: Self.past) == Self.past.clock)
    for service in [Self.past, Self.future] {
      #expect(ClosingClock.system.time(of: service) >= Self.now)
      #expect(ClosingClock.system.time(of: service) < Self.now + .hour)
    }
    #expect(ClosingClock.earlier.time(of: Self.future) < Self.future.clock)
  }

  /// How many of two repetitions of a question are sent: of the three minutes half an hour before
  /// the backend's clock.
  private func sent(to service: Service, by closing: ClosingClock) async throws -> Int {
    let temporary = TemporaryFolder()
    let end = (service.clock - 30 * .minute).floored(to: .minute)
    let request = try ExportRequest(
      range: TimeRange(from: end - 3 * .minute, to: end), interval: .m1, metrics: [.http],
      catalog: service.catalog, clock: service.clock)
    let cached = CachingBackend(service, cache: temporary.cache(), closing: closing) { .some }
    for _ in 0..<2 { _ = try await cached.answer(request) }
    return cached.usage.sent
  }

  /// Who says that it is later than it is keeps nothing that is not over.
  @Test func whatIsStillToComeIsNotKept() async throws {
    #expect(try await sent(to: Self.future, by: .backend) == 1)
    #expect(try await sent(to: Self.future, by: .system) == 2)
    #expect(try await sent(to: Self.future, by: .earlier) == 2)
    for closing in [ClosingClock.backend, .system, .earlier] {
      #expect(try await sent(to: Self.past, by: closing) == 1)
    }
  }

  /// By the system's clock what was kept today is good for a run that looks back, and stays for the
  /// next.
  @Test func aRunInThePastUsesWhatWasKept() async throws {
    let temporary = TemporaryFolder()
    var service = Service(clock: Self.now)
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
