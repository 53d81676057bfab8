import PQModel
import PQPlan
import PQTestSupport
import Testing

@testable import PQEngine

@Suite struct BucketsRowsTests {
  private static let start = CivilTime(year: 2026, month: 1, day: 1).instant

  @Test func rowsLieInTheBucketTheyBeginIn() throws {
    let range = TimeRange(from: Self.start, to: Self.start + .hour)
    let buckets = try #require(Buckets(Bucketing(.m10), of: range))
    let starts = [0, 0, 9, 10, 59, 30, 30].map { (Self.start + $0 * .minute).milliseconds }
    #expect(buckets.numbers(of: starts) == [0, 0, 0, 1, 5, 3, 3])
    #expect(Buckets(whole: range).numbers(of: starts) == [0, 0, 0, 0, 0, 0, 0])
    #expect(buckets.numbers(of: []) == [])
    #expect(
      buckets.starts(of: [5, 0]) == [50, 0].map { (Self.start + $0 * .minute).milliseconds })
  }

  @Test func monthsAreOfDifferentLength() throws {
    let end = CivilTime(year: 2027, month: 1, day: 1).instant
    let range = TimeRange(from: Self.start, to: end)
    let buckets = try #require(Buckets(Bucketing(.months(1)), of: range))
    var random = SeededRandom(seed: 1)
    let starts = (0..<400).map { day in
      (Self.start + Int64(day < 365 ? day : random.next(365)) * .day).milliseconds
    }
    let months = starts.map { UInt32(CivilTime(Instant(milliseconds: $0)).month - 1) }
    #expect(buckets.numbers(of: starts) == months)
    #expect(buckets.starts(of: [1]) == [(Self.start + 31 * .day).milliseconds])
  }
}
