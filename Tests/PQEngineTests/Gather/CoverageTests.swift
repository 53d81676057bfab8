import PQModel
import PQPlan
import Testing

@testable import PQEngine

@Suite struct CoverageTests {
  /// Four hours from midnight.
  private static let buckets =
    Buckets(Bucketing(.h1), of: range(0, 240)) ?? Buckets(whole: range(0, 1))

  /// Returns a range in minutes after midnight.
  private static func range(_ from: Int64, _ to: Int64) -> TimeRange {
    let midnight = CivilTime(year: 2026, month: 1, day: 15).instant
    return TimeRange(from: midnight + from * .minute, to: midnight + to * .minute)
  }

  @Test func completeAnswersHaveNoCoverage() {
    #expect(Coverage(of: Self.buckets, without: [], until: nil) == nil)
  }

  @Test(arguments: [
    ([range(0, 60)], "nothing all all all"),
    ([range(30, 60)], "some all all all"),
    ([range(30, 150)], "some nothing some all"),
    ([range(0, 20), range(20, 60), range(230, 240)], "nothing all all some"),
    ([range(-60, 10), range(235, 500)], "some all all some"),
    ([range(0, 240)], "nothing nothing nothing nothing"),
  ])
  func bucketsAreCompletePartialOrMissing(missing: [TimeRange], parts: String) throws {
    let coverage = try #require(Coverage(of: Self.buckets, without: missing, until: nil))
    #expect((0..<4).map { "\(coverage.part($0))" }.joined(separator: " ") == parts)
  }

  @Test func missingTimeIsCounted() throws {
    let coverage = try #require(
      Coverage(of: Self.buckets, without: [Self.range(30, 130)], until: nil))
    #expect((0..<5).map { coverage.missing($0) / 60_000 } == [30, 60, 10, 0, 0])
    #expect(coverage.emptyBuckets == [1])
  }

  /// Ten minutes of the third hour have passed. Only these can be missing, not the future.
  @Test func theFutureIsNotMissing() throws {
    let now = Self.range(0, 130).to
    let coverage = try #require(
      Coverage(of: Self.buckets, without: [Self.range(120, 240)], until: now))
    #expect(coverage.missing(2) / 60_000 == 10)
    #expect(coverage.part(2) == .nothing)
    #expect(coverage.part(3) == .all)
  }

  @Test func multiBucketNumbersLeaveOutIncompleteBuckets() throws {
    var coverage = try #require(
      Coverage(of: Self.buckets, without: [Self.range(30, 120)], until: nil))
    #expect((0..<4).map(coverage.lacksNumber) == [false, true, false, false])
    coverage.isStrict = true
    #expect((0..<4).map(coverage.lacksNumber) == [true, true, false, false])
  }
}
