import PQModel
import PQPlan
import Testing

@testable import PQEngine

@Suite struct FilledBucketsTests {
  /// Returns the filled buckets of ten hours without traffic, in which some ranges of minutes are
  /// missing.
  private static func filled(
    _ fill: RowPlan.Fill, missing: [ClosedRange<Int64>], now: Int64? = nil
  ) -> FilledBuckets? {
    let start = Computed.start
    let ranges = missing.map {
      TimeRange(from: start + $0.lowerBound * .minute, to: start + $0.upperBound * .minute)
    }
    let clock = now.map { start + $0 * .minute }
    let buckets = Computed.hours(10)
    let series = OrderedSeries(
      Series(buckets, [], subtracts: false),
      Coverage(of: buckets, without: ranges, until: clock))
    return FilledBuckets(fill, of: series, until: clock)
  }

  /// Returns the line of each filled bucket: first bucket, last bucket, step and length.
  private static func lines(_ filled: FilledBuckets?) -> [String] {
    guard let filled else { return [] }
    let rows = RowSet(groups: [0], bucketCount: 10)
    let series = OrderedSeries(
      Series(Computed.hours(10), [], subtracts: false))
    let cells = filled.cells(of: rows, in: series)
    return zip(cells.rows, cells.lines).map { row, line in
      "\(row): \(line.before)-\(line.behind) \(Int(line.step))/\(Int(line.length))"
    }
  }

  @Test func betweenWholeBucketsThereIsALine() {
    let filled = Self.filled(.linear, missing: [120...240])
    #expect(filled?.buckets == [2, 3])
    #expect(Self.lines(filled) == ["2: 1-4 1/3", "3: 1-4 2/3"])
  }

  @Test func fillPreviousRepeatsTheLastBucket() {
    let filled = Self.filled(.previous, missing: [120...240, 540...600])
    #expect(Self.lines(filled) == ["2: 1-1 0/1", "3: 1-1 0/1", "9: 8-8 0/1"])
  }

  /// A partial bucket has partial sums, so it cannot be an end of a line.
  @Test func partialBucketsAreNotUsedToFill() {
    let filled = Self.filled(.linear, missing: [110...250, 500...510])
    #expect(Self.lines(filled) == ["2: 0-5 2/5", "3: 0-5 3/5"])
    #expect(
      Self.lines(Self.filled(.previous, missing: [110...250])) == ["2: 0-0 0/1", "3: 0-0 0/1"])
  }

  @Test func bucketsAtTheEndsAreNotInterpolated() {
    #expect(Self.filled(.linear, missing: [0...120, 480...600]) == nil)
    #expect(
      Self.lines(Self.filled(.previous, missing: [0...120, 480...600])).map(\.first) == ["8", "9"])
  }

  /// A running bucket has only a part of its traffic, so it cannot be an end of a line. It is not
  /// filled either.
  @Test func theRunningBucketIsNoEnd() {
    #expect(Self.filled(.linear, missing: [480...540], now: 570) == nil)
    #expect(Self.filled(.previous, missing: [540...600], now: 570) == nil)
    #expect(Self.lines(Self.filled(.previous, missing: [480...540], now: 570)) == ["8: 7-7 0/1"])
  }

  @Test(arguments: [RowPlan.Fill.nothing, .null, .zero])
  func othersFillNoMissingBucket(fill: RowPlan.Fill) {
    #expect(Self.filled(fill, missing: [120...240]) == nil)
  }

  @Test func completeRangesAreNotFilled() {
    #expect(Self.filled(.linear, missing: []) == nil)
    #expect(Self.filled(.linear, missing: [110...130]) == nil)
  }

  @Test(
    arguments: [
      (10, 40, 1, 3, 20), (10, 5, 1, 2, 7.5), (0, 1, 1, 3, 1.0 / 3), (7, 7, 2, 9, 7),
    ] as [(Double, Double, Double, Double, Double)])
  func interpolatesLinearly(
    left: Double, right: Double, step: Double, length: Double, number: Double
  ) {
    let line = FilledBuckets.Line(before: 0, behind: 1, step: step, length: length)
    #expect(line.number(from: left, to: right) == number)
  }
}
