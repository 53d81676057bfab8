import PQTestSupport
import Testing

@testable import PQEngine

@Suite struct RowOrderTests {
  private static let all = Array(0..<UInt32(5))

  @Test func withoutKeysNothingMoves() {
    #expect(RowOrder(keys: []).sorted([3, 1, 2]) == [3, 1, 2])
    #expect(RowOrder(keys: [.each([7, 7, 7, 7])]).sorted([3, 1, 2]) == [3, 1, 2])
    #expect(RowOrder(keys: [.each([])]).sorted([]) == [])
  }

  @Test(
    arguments: [
      ([3, -1, .max, .min, 0], [3, 1, 4, 0, 2]), ([0, 0, 0, 0, -1], [4, 0, 1, 2, 3]),
      ([1 << 32, 1, 1 << 31, 0, 1 << 33], [3, 1, 2, 0, 4]),
    ] as [([Int64], [UInt32])])
  func rowsAreOrderedByTheirNumbers(numbers: [Int64], order: [UInt32]) {
    #expect(RowOrder(keys: [.each(numbers)]).sorted(Self.all) == order)
  }

  @Test func theFirstKeyDecides() {
    let first = RowOrder.Key.lookup([5, -5], of: [0, 1, 0, 1, 0])
    let second = RowOrder.Key.each([3, 2, .min, .max, 3])
    #expect(RowOrder(keys: [first, second]).sorted(Self.all) == [1, 3, 2, 0, 4])
    #expect(RowOrder(keys: [second, first]).sorted(Self.all) == [2, 1, 0, 4, 3])
  }

  @Test(
    arguments: [
      ([7, 5, 7, 6, .max], [1, 3, 0, 2, 4]), ([.max, 0, .max, 0, 1], [1, 3, 4, 0, 2]),
    ] as [([UInt32], [UInt32])])
  func smallNumbersOrderToo(numbers: [UInt32], order: [UInt32]) {
    #expect(RowOrder(keys: [.small(numbers)]).sorted(Self.all) == order)
    let weaker = RowOrder(keys: [.each([0, 0, 0, 0, 0]), .small(numbers)])
    #expect(weaker.sorted(Self.all) == order)
  }

  @Test func onlySomeRowsAreOrdered() {
    #expect(RowOrder(keys: [.each([9, 8, 7, 6, 5])]).sorted([0, 4, 2]) == [4, 2, 0])
  }

  /// There are so many rows that the order is checked before sorting. The first misplaced row is at
  /// the end of a check, or far behind it.
  @Test(arguments: [nil, 4095, 4096, 8191, 9000, 9999])
  func manyRowsThatAreInOrderStay(misplaced: Int?) {
    let rows = Array(0..<UInt32(10_000))
    var numbers = rows.map { $0 / 3 }
    if let misplaced { numbers[misplaced] = 0 }
    let order = RowOrder(keys: [.small(numbers)]).sorted(rows)
    let expected = rows.sorted { (numbers[Int($0)], $0) < (numbers[Int($1)], $1) }
    #expect(order == expected)
  }

  /// Short keys that fit into one word together, and long ones that do not.
  @Test(arguments: 1...20)
  func equalsASortByComparison(seed: UInt64) {
    var random = SeededRandom(seed: seed)
    let count = 1 + random.next(3000)
    let widths = (0..<1 + random.next(4)).map { _ in UInt64(random.next(65)) }
    let numbers = widths.map { width in
      (0..<count).map { _ in
        Int64(bitPattern: width == 0 ? 0 : random.next() >> (64 - width))
      }
    }
    let rows = (0..<UInt32(count)).shuffled(using: &random)
    let expected = rows.indices.sorted { left, right in
      for key in numbers where key[Int(rows[left])] != key[Int(rows[right])] {
        return key[Int(rows[left])] < key[Int(rows[right])]
      }
      return left < right
    }.map { rows[$0] }
    #expect(RowOrder(keys: numbers.map { .each($0) }).sorted(rows) == expected)
    let places = (0..<UInt32(count)).map { $0 }
    #expect(RowOrder(keys: numbers.map { .lookup($0, of: places) }).sorted(rows) == expected)
  }
}
