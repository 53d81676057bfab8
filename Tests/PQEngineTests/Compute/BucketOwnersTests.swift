import PQModel
import PQPlan
import Testing

@testable import PQEngine

@Suite struct BucketOwnersTests {
  private static let start = CivilTime(year: 2026, month: 1, day: 1).instant

  private static func buckets(_ length: Bucketing.Length, days: Int64) throws -> Buckets {
    try #require(
      Buckets(Bucketing(length), of: TimeRange(from: start, to: start + days * .day)))
  }

  @Test func shorterBucketsBelongToTheLongerBucketAroundThem() throws {
    let owners = BucketOwners(
      of: try Self.buckets(.fixed(.hour), days: 59), in: try Self.buckets(.months(1), days: 59),
      until: nil)
    #expect(owners.count(0) == 31 * 24)
    #expect(owners.count(1) == 28 * 24)
    #expect(owners.count(2) == 0)
    let inner = RowSet((0, 0), (0, 743), (0, 744), (1, 5), (4, 800))
    let rows = RowSet((0, 0), (0, 1), (1, 0), (1, 1), (2, 0), (4, 1))
    #expect(owners.runs(of: inner, in: rows) == [0..<2, 2..<3, 3..<4, 4..<4, 4..<4, 4..<5])
  }

  @Test func rowsOfOtherBucketsAreSkipped() throws {
    let hours = try Self.buckets(.fixed(.hour), days: 2)
    let owners = BucketOwners(of: hours, in: try Self.buckets(.days(1), days: 2), until: nil)
    let inner = RowSet((0, 1), (1, 1), (1, 30), (2, 30))
    #expect(owners.runs(of: inner, in: RowSet((1, 1), (2, 0))) == [2..<3, 3..<3])
  }

  /// At 01:30 two hours have begun.
  @Test func bucketsThatHaveNotBegunDoNotCount() throws {
    let now = Self.start + 90 * .minute
    let hours = try Self.buckets(.fixed(.hour), days: 2)
    let owners = BucketOwners(of: hours, in: try Self.buckets(.days(1), days: 2), until: now)
    #expect(owners.count(0) == 2)
    #expect(owners.count(1) == 0)
  }
}
