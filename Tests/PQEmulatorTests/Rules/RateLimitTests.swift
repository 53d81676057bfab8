import PQTestSupport
import Testing

@testable import PQEmulator

/// "Past it the answer is status 429, for that request and every later one while the limit is
/// crossed."
@Suite struct RateLimitTests {
  @Test func lateRequestsAreRefusedUntilThereIsRoom() {
    var limit = RateLimit(allowed: 2)
    #expect(limit.wait(at: 0) == nil)
    #expect(limit.wait(at: 10_000) == nil)
    #expect(limit.wait(at: 10_001) == 50)
    #expect(limit.wait(at: 59_000) == 1)
    #expect(limit.wait(at: 59_999) == 1)
    #expect(limit.wait(at: 60_000) == nil)
    #expect(limit.wait(at: 60_000) == 10)
    #expect(limit.wait(at: 70_000) == nil)
    #expect(limit.wait(at: 70_000) == 50)
  }

  /// A client that waits as long as the answer asks is not refused again.
  @Test func waitingForRetryAfterIsEnough() {
    var random = SeededRandom(seed: 15)
    var limit = RateLimit(allowed: 5)
    var now: Int64 = 0
    for _ in 0..<2000 {
      now += Int64(random.next(15_000))
      guard let wait = limit.wait(at: now) else { continue }
      now += Int64(wait) * 1000
      #expect(limit.wait(at: now) == nil)
    }
  }

  @Test func noMinuteHasMoreThanAllowed() {
    var random = SeededRandom(seed: 16)
    var limit = RateLimit(allowed: 7)
    var taken: [Int64] = []
    var now: Int64 = 0
    for _ in 0..<5000 {
      now += Int64(random.next(5000))
      if limit.wait(at: now) == nil { taken.append(now) }
    }
    for (first, eighth) in zip(taken, taken.dropFirst(7)) { #expect(eighth - first >= 60_000) }
  }

  @Test func limitOfZeroRefusesAll() {
    var limit = RateLimit(allowed: 0)
    #expect(limit.wait(at: 5) == 60)
    #expect(limit.wait(at: 500_000) == 60)
  }

  @Test func status429HasRetryAfter() async {
    let emulator = Emulator.withoutFaults(requestsPerMinute: 1)
    #expect(await EmulatorExchange(emulator, Body(), at: .seconds(5)).status == 200)
    // A request without the token does not count, and its answer does not show the rate limit.
    let stranger = RequestHead.proper { $0.token = nil }
    #expect(await EmulatorExchange(emulator, Body(), head: stranger, at: .seconds(6)).status == 401)
    let late = await EmulatorExchange(emulator, Body(), at: .milliseconds(15_500))
    #expect(late.status == 429)
    #expect(late.headers["Retry-After"] == "50")
    #expect(late.message == "too many requests in a minute; wait 50 seconds")
    #expect(await EmulatorExchange(emulator, Body(), at: .seconds(65)).status == 200)
  }

  /// An invalid request counts as well.
  @Test func wrongRequestsCount() async {
    let emulator = Emulator.withoutFaults(requestsPerMinute: 1)
    #expect(await EmulatorExchange(emulator, "{}").status == 400)
    #expect(await EmulatorExchange(emulator, Body()).status == 429)
  }
}
