import PQModel
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

  @Test func largeWholeNumbersStayWhole() {
    var reduction = RunReduction(Vector(.max - 1, .max, .min), [0..<2, 2..<2, 2..<3])
    reduction.nothing = Vector(.max)
    reduction.emptyCounts = [0, 1, 0]
    #expect(reduction.vector(.max).texts == ["\(Int64.max)", "\(Int64.max)", "\(Int64.min)"])
    #expect(reduction.vector(.min).texts == ["\(Int64.max - 1)", "\(Int64.max)", "\(Int64.min)"])
  }
}
