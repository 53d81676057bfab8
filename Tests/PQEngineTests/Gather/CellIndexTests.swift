import PQTestSupport
import Testing

@testable import PQEngine

@Suite struct CellIndexTests {
  @Test func cellsAreNumberedAsRowsFallIntoThem() {
    var index = CellIndex(bucketCount: 10)
    let first = index.cells([0, 1, 0], [3, 0, 1])
    #expect(first.numbers == [0, 1, 2])
    #expect(first.areNew)
    let second = index.cells([1, 1, 0, 2], [0, 5, 3, 9])
    #expect(second.numbers == [1, 3, 0, 4])
    #expect(second.count == 5)
    #expect(!second.areNew)
    #expect(index.groups == [0, 1, 0, 1, 2])
    #expect(index.buckets == [3, 0, 1, 5, 9])
  }

  @Test func twoRowsInOneNewCellAreNotNew() {
    var index = CellIndex(bucketCount: 2)
    let cells = index.cells([0, 0], [1, 1])
    #expect(cells.numbers == [0, 0])
    #expect(cells.count == 1)
    #expect(!cells.areNew)
  }

  @Test func rowsAreOrderedByGroupAndTime() {
    var index = CellIndex(bucketCount: 10)
    _ = index.cells([1, 0, 1, 0], [2, 7, 0, 3])
    #expect(index.order() == [3, 1, 2, 0])
    #expect(index.rows.texts == ["0.3", "0.7", "1.0", "1.2"])
    #expect(index.order() == nil)
  }

  @Test(arguments: [10, 1 << 32 - 1])
  func rowsMayComeAfterCellsWereOrdered(bucketCount: Int) {
    var index = CellIndex(bucketCount: bucketCount)
    _ = index.cells([1, 0], [2, 7])
    #expect(index.order() == [1, 0])
    let cells = index.cells([1, 0, 1], [2, 3, 0])
    #expect(cells.numbers == [1, 2, 3])
    #expect(cells.count == 4)
    #expect(index.order() == [2, 0, 3, 1])
    #expect(index.rows.texts == ["0.3", "0.7", "1.0", "1.2"])
  }

  @Test func cellsInOrderKeepTheirNumbers() {
    var index = CellIndex(bucketCount: 10)
    _ = index.cells([0, 0, 1], [3, 4, 0])
    #expect(index.order() == nil)
    #expect(index.rows.texts == ["0.3", "0.4", "1.0"])
  }

  @Test func anEmptyIndexHasNoRows() {
    var index = CellIndex(bucketCount: 10)
    #expect(index.cells([], []).count == 0)
    #expect(index.order() == nil)
    #expect(index.rows.count == 0)
  }

  /// The last cases have too many cells for a table. The third one exceeds the limit while it
  /// grows.
  @Test(arguments: [(1, 40), (50, 20), (3_000_000, 3), (5_000_000, 4), (1 << 32 - 1, 100)])
  func equalsADictionary(bucketCount: Int, groupCount: Int) {
    var random = SeededRandom(seed: UInt64(bucketCount))
    var index = CellIndex(bucketCount: bucketCount)
    var known: [[UInt32]: UInt32] = [:]
    for round in 1...4 {
      let groups = (0..<200).map { _ in UInt32(random.next(groupCount * round / 4 + 1)) }
      let buckets = (0..<200).map { _ in UInt32(random.next(min(bucketCount, 50))) }
      let expected = (0..<200).map { row in
        let key = [groups[row], buckets[row]]
        let next = UInt32(known.count)
        known[key] = known[key, default: next]
        return known[key]
      }
      let cells = index.cells(groups, buckets)
      #expect(cells.numbers == expected)
      #expect(cells.count == known.count)
    }
    let cells = index.order()
    let order = known.keys.sorted { $0.lexicographicallyPrecedes($1) }
    #expect(index.rows.texts == order.map { "\($0[0]).\($0[1])" })
    #expect(cells == order.compactMap { known[$0] })
  }
}
