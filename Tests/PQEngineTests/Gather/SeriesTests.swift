import PQModel
import PQPlan
import Testing

@testable import PQEngine

@Suite struct SeriesTests {
  private static let start = CivilTime(year: 2026, month: 1, day: 15).instant

  /// Returns a batch of rows, each with a group, a minute, `http` and `sessions`.
  private static func batch(
    _ rows: [(group: UInt32, minute: Int64, http: Int64, sessions: Double)], factor: Int = 1,
    interval: Interval = .h1
  ) -> GroupedRows {
    GroupedRows(
      starts: rows.map { (start + $0.minute * .minute).milliseconds }, groups: rows.map(\.group),
      metrics: [.http, .sessions],
      numbers: [.integerSums(IntegerSums(rows.map(\.http))), .averages(rows.map(\.sessions))],
      factor: factor,
      interval: interval.length)
  }

  private static func series(
    _ metrics: [Metric] = [.http, .sessions], subtracts: Bool = false
  ) throws -> Series {
    let range = TimeRange(from: start, to: start + 4 * .hour)
    let buckets = try #require(Buckets(Bucketing(.h1), of: range))
    return Series(buckets, metrics, subtracts: subtracts)
  }

  /// Returns the rows of a series with their sums.
  private static func texts(_ series: Series) -> [String] {
    var series = series
    series.order()
    let (rows, cells) = series.rowsWithTraffic()
    return zip(rows.texts, cells ?? Array(0..<UInt32(rows.count))).map { text, cell in
      let numbers = series.metrics.enumerated().map { place, metric in
        metric.isWhole
          ? "\(series.integerSums(place)[Int(cell)])" : "\(series.averages(place, nil)[Int(cell)])"
      }
      return "\(text): \(numbers.joined(separator: " "))"
    }
  }

  @Test func rowsOfOneGroupAndBucketAddUp() throws {
    var series = try Self.series()
    series.add(Self.batch([(0, 60, 1, 0.5), (1, 0, 2, 1), (0, 0, 3, 2)]))
    series.add(Self.batch([(1, 180, 4, 3), (0, 60, 5, 4)]))
    #expect(Self.texts(series) == ["0.0: 3 2.0", "0.1: 6 4.5", "1.0: 2 1.0", "1.3: 4 3.0"])
  }

  @Test func onlyTheMetricsThatAreWantedAreAddedUp() throws {
    var series = try Self.series([.sessions])
    series.add(Self.batch([(0, 0, 1, 0.5)]))
    #expect(Self.texts(series) == ["0.0: 0.5"])
  }

  /// 6 sessions over 10 minutes and 1 over 30 minutes are 1.5 over an hour.
  @Test func averagesCountByTheLengthOfTheirBuckets() throws {
    var series = try Self.series()
    series.add(Self.batch([(0, 0, 1, 6)], interval: .m10))
    series.add(Self.batch([(0, 30, 1, 1)], interval: .m30))
    series.add(Self.batch([(0, 60, 1, 7)], interval: .h1))
    #expect(Self.texts(series) == ["0.0: 2 1.5", "0.1: 1 7.0"])
  }

  @Test func bucketsOfACalendarHaveLengthsOfTheirOwn() throws {
    let range = TimeRange(
      from: Self.start, to: Self.start + 17 * .day)
    let buckets = try #require(Buckets(Bucketing(.months(1)), of: range))
    var series = Series(buckets, [.sessions], subtracts: false)
    series.add(Self.batch([(0, 0, 0, 31)], interval: .d1))
    #expect(
      Self.texts(series) == ["0.0: \(31 / Double(buckets[0].length.milliseconds / 86_400_000))"])
  }

  @Test func aSumMayBeLargerThanAColumnCanShow() throws {
    var series = try Self.series()
    series.add(Self.batch([(0, 0, .max, 0)]))
    series.add(Self.batch([(0, 0, 1, 0), (1, 0, .max, 0)]))
    #expect(Self.texts(series) == ["0.0: 9223372036854775808 0.0", "1.0: 9223372036854775807 0.0"])
    #expect(Self.texts(series.regrouped([2, 2])) == ["2.0: 18446744073709551615 0.0"])
  }

  @Test func regroupingAddsTheRows() throws {
    var series = try Self.series()
    series.add(Self.batch([(0, 0, 1, 0.5), (1, 0, 2, 1), (2, 0, 4, 2), (2, 60, 8, 4)]))
    let together = series.regrouped([3, 1, 3])
    #expect(Self.texts(together) == ["1.0: 2 1.0", "3.0: 5 2.5", "3.1: 8 4.0"])
  }

  /// After the subtraction, the first group has nothing, the second has sessions, the third has
  /// bytes.
  @Test func rowsWithoutTrafficAreLeftOut() throws {
    var series = try Self.series(subtracts: true)
    series.add(Self.batch([(0, 0, 5, 0.3), (1, 0, 5, 2), (2, 0, 6, 0.3)], factor: -1))
    for _ in 0..<3 { series.add(Self.batch([(0, 0, 0, 0.1), (2, 0, 3, 0.1)])) }
    series.add(Self.batch([(0, 0, 5, 0), (1, 0, 5, 3)]))
    #expect(Self.texts(series) == ["1.0: 0 1.0", "2.0: 3 0.0"])
  }
}

extension Series {
  /// Returns the sums of a metric with whole numbers.
  fileprivate func integerSums(_ place: Int) -> [Int128] {
    switch sums(place) {
    case .narrow(let sums): sums.map { Int128($0) }
    case .wide(let sums): sums
    }
  }
}
