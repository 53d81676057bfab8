import PQModel
import Testing

@testable import PQCache

/// A bucket is closed if it has ended and the settling margin has passed.
@Suite struct ClosedBucketsTests {
  private let closed = ClosedBuckets(margin: 10 * .minute)

  private func end(_ interval: Interval, _ clock: String) throws -> String {
    let clock = try #require(Instant(iso8601: clock))
    return closed.end(interval, at: clock).description
  }

  @Test func tenMinutesMustHavePassed() throws {
    #expect(try end(.m1, "2026-01-15T12:10:00") == "2026-01-15T12:00Z")
    #expect(try end(.m1, "2026-01-15T12:09:59.999") == "2026-01-15T11:59Z")
    #expect(try end(.m5, "2026-01-15T12:14:00") == "2026-01-15T12:00Z")
  }

  @Test func aWholeBucketMustHavePassed() throws {
    #expect(try end(.h1, "2026-01-15T13:00:00") == "2026-01-15T12:00Z")
    #expect(try end(.h1, "2026-01-15T12:59:59") == "2026-01-15T11:00Z")
    #expect(try end(.d1, "2026-01-15T12:00:00") == "2026-01-14T00:00Z")
  }

  /// The margin is at least a minute, because clocks may differ by that much.
  @Test func theMarginIsAMinuteAtLeast() {
    #expect(ClosedBuckets(margin: .second).margin == .minute)
    #expect(ClosedBuckets(margin: 2 * .minute).end(.m1, at: noon) == noon - 2 * .minute)
    #expect(ClosedBuckets(margin: .hour).end(.m1, at: noon) == noon - .hour)
  }

  @Test func answersFetchedWithAShorterMarginAreUsedInPart() {
    let fetched = FetchedRange(range: .buckets(600..<720, .m1), clock: noon + 5 * .minute)
    #expect(closed.usable(fetched, .m1, at: noon + 6 * .minute) == [.buckets(600..<715, .m1)])
    let open = FetchedRange(range: .buckets(719..<720, .m1), clock: noon + 5 * .minute)
    #expect(closed.usable(open, .m1, at: noon + .hour) == [])
  }

  @Test func aRangeIsCut() {
    #expect(closed.part(of: .buckets(9..<12), .h1, at: noon) == .buckets(9..<11))
    #expect(closed.part(of: .buckets(9..<11), .h1, at: noon) == .buckets(9..<11))
    #expect(closed.part(of: .buckets(11..<12), .h1, at: noon) == nil)
  }
}
