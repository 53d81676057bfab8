import PQModel
import Testing

@Suite struct IntervalTests {
  @Test(arguments: Interval.allCases)
  func isFoundByItsLength(interval: Interval) {
    #expect(Interval(length: interval.length) == interval)
    #expect(Interval(rawValue: interval.length.description) == interval)
  }

  @Test(arguments: [0, 1, 30_000, 120_000, 900_000, 7_200_000, 172_800_000, -60_000])
  func hasNoOtherLength(milliseconds: Int64) {
    #expect(Interval(length: TimeSpan(milliseconds: milliseconds)) == nil)
  }

  @Test func isOrderedByLength() {
    #expect(Interval.allCases == Interval.allCases.sorted())
    #expect(Interval.allCases.shuffled().sorted() == Interval.allCases)
  }

  /// A bucket of each interval consists of whole buckets of any shorter interval.
  @Test func dividesTheNextCoarserOne() {
    for (fine, coarse) in zip(Interval.allCases, Interval.allCases.dropFirst()) {
      #expect(coarse.length.milliseconds % fine.length.milliseconds == 0, "\(fine) \(coarse)")
    }
  }
}
