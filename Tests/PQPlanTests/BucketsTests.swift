import PQModel
import PQTestSupport
import Testing

@testable import PQPlan

/// The buckets of a range, compared with a list of their borders.
@Suite struct BucketsTests {
  private static let zones = [ZoneRules.utc, SampleZones.berlin, SampleZones.midnight]

  private static let lengths: [Bucketing.Length] = [
    .fixed(.minute), .fixed(7 * .minute), .fixed(.hour), .fixed(90 * .minute), .days(1), .days(3),
    .weeks(1), .months(1), .months(3),
  ]

  @Test(arguments: UInt64(1)...200)
  func equalsAListOfBuckets(seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    let length = Self.lengths[random.next(Self.lengths.count)]
    let bucketing = Bucketing(length, in: Self.zones[random.next(Self.zones.count)])
    let somewhere = try time("2025-01-01") + Int64(random.next(600 * 1440)) * .minute
    let start = bucketing.start(of: somewhere)
    var borders = [start]
    for _ in 0...random.next(12) {
      borders.append(bucketing.end(ofBucketAt: borders[borders.count - 1]))
    }
    let range = TimeRange(from: start, to: borders[borders.count - 1])
    let buckets = try #require(Buckets(bucketing, of: range))
    check(buckets, borders, &random)
  }

  private func check(_ buckets: Buckets, _ borders: [Instant], _ random: inout SeededRandom) {
    #expect(buckets.count == borders.count - 1)
    for index in 0..<buckets.count {
      #expect(buckets[index] == TimeRange(from: borders[index], to: borders[index + 1]))
    }
    for _ in 0..<50 {
      let whole = Int(buckets.range.length.milliseconds)
      let offset = Int64(random.next(whole + 2000) - 1000)
      let instant = buckets.range.from + TimeSpan(milliseconds: offset)
      let naive = borders.indices.dropLast().first {
        borders[$0] <= instant && instant < borders[$0 + 1]
      }
      #expect(buckets.index(of: instant) == naive)
    }
    let inner = borders.dropFirst().dropLast().map(\.milliseconds)
    #expect(inner.allSatisfy { $0 % max(1, buckets.innerGrid) == 0 })
    #expect(buckets.innerGrid == inner.reduce(0, Self.divisor))
  }

  /// Returns the greatest common divisor.
  private static func divisor(_ left: Int64, _ right: Int64) -> Int64 {
    right == 0 ? abs(left) : divisor(right, left % right)
  }

  @Test func theWholeRangeIsOneBucket() throws {
    let range = try range("2026-01-13T14:45Z", "2026-01-15T20:20Z")
    let buckets = Buckets(whole: range)
    #expect(buckets.count == 1)
    #expect(buckets[0] == range)
    #expect(buckets.index(of: range.from) == 0)
    #expect(buckets.index(of: range.to) == nil)
    #expect(buckets.innerGrid == 0)
    #expect(buckets.commonLength == range.length)
  }

  @Test func tooManyBucketsAreNil() throws {
    let century = try range("1900-01-01", "2000-01-01")
    #expect(Buckets(Bucketing(.m1), of: century) == nil)
    #expect(Buckets(Bucketing(.h1), of: century)?.count == 876_576)
    #expect(Buckets(Bucketing(.h1), of: century, limit: 876_575) == nil)
    #expect(Buckets(Bucketing(.months(1)), of: century)?.count == 1200)
  }

  @Test func onlyEvenBucketsHaveOneLength() throws {
    let year = try range("2025-01-01", "2026-01-01")
    #expect(Buckets(Bucketing(.d1), of: year)?.commonLength == .day)
    #expect(Buckets(Bucketing(.months(1)), of: year)?.commonLength == nil)
  }
}
