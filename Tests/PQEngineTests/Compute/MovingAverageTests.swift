import PQModel
import PQTestSupport
import Testing

@testable import PQEngine

@Suite struct MovingAverageTests {
  private static let rows = RowSet((0, 0), (0, 1), (0, 2), (0, 3), (1, 0), (1, 1))

  @Test(arguments: [
    (1, ["3.0", "6.0", "9.0", "6.0", "5.0", "7.0"]),
    (2, ["3.0", "4.5", "7.5", "7.5", "5.0", "6.0"]),
    (3, ["3.0", "4.5", "6.0", "7.0", "5.0", "6.0"]),
    (99, ["3.0", "4.5", "6.0", "6.0", "5.0", "6.0"]),
  ])
  func isTheMeanOfTheLastRows(length: Int, texts: [String]) {
    let average = MovingAverage(rows: Self.rows, length: length)
    #expect(average.vector(Vector(3, 6, 9, 6, 5, 7)).texts == texts)
    #expect(average.vector(Vector(decimals: 3, 6, 9, 6, 5, 7)).texts == texts)
  }

  @Test func rowsWithoutANumberDoNotCount() {
    let average = MovingAverage(rows: Self.rows, length: 2)
    #expect(
      average.vector(Vector(nil, nil, 4, nil, nil, 7)).texts
        == ["NULL", "NULL", "4.0", "4.0", "NULL", "7.0"])
  }

  @Test func intermediateSumsDoNotOverflow() {
    let average = MovingAverage(rows: Self.rows, length: 3)
    let numbers = Vector(.max, .max, .max, .max, .min, .min)
    #expect(average.vector(numbers).decimals == [0x1p63, 0x1p63, 0x1p63, 0x1p63, -0x1p63, -0x1p63])
  }

  /// A large number that has left the window leaves no rounding error behind.
  @Test func numbersThatLeftTheWindowLeaveNoError() {
    let average = MovingAverage(rows: Self.rows, length: 2)
    let means = average.vector(Vector(decimals: 1e300, 0.1, 0.1, 0.1, 0, 0)).decimals
    #expect(means[2...] == [0.1, 0.1, 0, 0])
  }

  @Test(arguments: 1...12)
  func equalsASumOfEachWindow(length: Int) {
    var random = SeededRandom(seed: UInt64(length))
    let groups = (0..<200).map { _ in UInt32(random.next(9)) }.sorted()
    let rows = RowSet(groups: groups, buckets: Array(0..<200))
    let numbers = (0..<200).map { _ in random.next(5) == 0 ? nil : Int64(random.next(1000)) }
    let vector = Vector(.whole(numbers.map { $0 ?? 0 }), nulls: numbers.map { $0 == nil })
    let expected = (0..<200).map { row in
      let last = (max(0, row - length + 1)...row).filter { groups[$0] == groups[row] }
      let values = last.compactMap { numbers[$0] }
      return values.isEmpty ? "NULL" : "\(Double(values.reduce(0, +)) / Double(values.count))"
    }
    #expect(MovingAverage(rows: rows, length: length).vector(vector).texts == expected)
  }
}
