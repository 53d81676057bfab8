import PQModel
import PQTestSupport
import Testing

@testable import PQEngine

@Suite struct RunReductionTests {
  private static let runs = [0..<4, 4..<4, 4..<5]

  @Test(arguments: [
    (Reducer.max, ["9", "NULL", "7"]), (.min, ["1", "NULL", "7"]),
    (.avg, ["4.25", "NULL", "7.0"]), (.p50, ["3.5", "NULL", "7.0"]),
    (.p95, ["8.249999999999998", "NULL", "7.0"]), (.p99, ["8.849999999999998", "NULL", "7.0"]),
  ])
  func reducesEachRunToOneNumber(reducer: Reducer, texts: [String]) {
    let reduction = RunReduction(Vector(9, 1, 4, 3, 7), Self.runs)
    #expect(reduction.vector(reducer).texts == texts)
  }

  @Test(arguments: [
    (Reducer.max, ["4.0", "NULL", "NULL"]), (.min, ["-1.5", "NULL", "NULL"]),
    (.avg, ["1.25", "NULL", "NULL"]), (.p50, ["1.25", "NULL", "NULL"]),
  ])
  func rowsWithoutANumberDoNotCount(reducer: Reducer, texts: [String]) {
    let reduction = RunReduction(Vector(decimals: nil, -1.5, 4, nil, nil), Self.runs)
    #expect(reduction.vector(reducer).texts == texts)
  }

  /// The first run has two empty buckets, the second one has one.
  @Test(arguments: [
    (Reducer.max, ["9", "2", "7"]), (.min, ["1", "2", "7"]), (.avg, ["3.5", "2.0", "7.0"]),
    (.p50, ["2.5", "2.0", "7.0"]),
  ])
  func emptyBucketsCount(reducer: Reducer, texts: [String]) {
    var reduction = RunReduction(Vector(9, 1, 4, 3, 7), Self.runs)
    reduction.nothing = Vector(2)
    reduction.emptyCounts = [2, 1, 0]
    #expect(reduction.vector(reducer).texts == texts)
  }

  @Test(arguments: [Reducer.max, .min, .avg, .p50])
  func emptyBucketsThatAreNullDoNotCount(reducer: Reducer) {
    var reduction = RunReduction(Vector(5), [0..<1, 1..<1])
    reduction.nothing = Vector(decimals: nil)
    reduction.emptyCounts = [2, 2]
    #expect(reduction.vector(reducer).isNull(1))
    #expect(reduction.vector(reducer).decimals[0] == 5)
  }

  /// The rule of invoices: of n values sorted downward, floor((1 - p/100) n) are dropped.
  @Test(arguments: [
    ("95", "9", "7"), ("75", "4", "7"), ("74", "4", "7"), ("50", "3", "7"), ("49.9", "3", "7"),
    ("25", "1", "7"), ("0", "1", "7"), ("100", "9", "7"),
  ])
  func theNearestPercentileIsOneOfTheNumbers(percent: String, first: String, third: String) throws {
    let reduction = RunReduction(Vector(9, 1, 4, 3, 7), Self.runs)
    let percentile = try #require(Percentile(percent))
    #expect(reduction.vector(.nearestPercentile(percentile)).texts == [first, "NULL", third])
  }

  /// A naive reference: all numbers in one sorted list, and decimals without a binary form.
  @Test(arguments: 1...40 as ClosedRange<UInt64>)
  func theNearestPercentileEqualsAReference(seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    let numbers = (0..<random.next(30)).map { _ in Int64(random.next(9)) - 4 }
    let emptyCount = random.next(30)
    let empty = Int64(random.next(5)) - 2
    let thousandths = random.next(100_001)
    let percent = "\(thousandths / 1000).\(String(1000 + thousandths % 1000).dropFirst())"
    let percentile = try #require(Percentile(percent))
    var reduction = RunReduction(Vector(.whole(numbers)), [0..<numbers.count])
    reduction.nothing = Vector(empty)
    reduction.emptyCounts = [emptyCount]
    let sorted = (numbers + Array(repeating: empty, count: emptyCount)).sorted(by: >)
    let dropped = (100_000 - thousandths) * sorted.count / 100_000
    let expected = sorted.isEmpty ? "NULL" : "\(sorted[min(dropped, sorted.count - 1)])"
    #expect(reduction.vector(.nearestPercentile(percentile)).texts == [expected])
  }

  @Test func largeWholeNumbersStayWhole() {
    var reduction = RunReduction(Vector(.max - 1, .max, .min), [0..<2, 2..<2, 2..<3])
    reduction.nothing = Vector(.max)
    reduction.emptyCounts = [0, 1, 0]
    #expect(reduction.vector(.max).texts == ["\(Int64.max)", "\(Int64.max)", "\(Int64.min)"])
    #expect(reduction.vector(.min).texts == ["\(Int64.max - 1)", "\(Int64.max)", "\(Int64.min)"])
  }
}
