import PQTestSupport
import Testing

@testable import PQFixture

@Suite struct CellNumberingTests {
  /// A table, marks and a hash give the same cells. A few rows in many cells need the hash.
  @Test(arguments: [(10, 7, 5000, false), (400, 1000, 10_000, true), (4000, 1000, 60, false)])
  func cellsAreFoundAgain(
    bucketCount: Int, groupCount: Int, rowCount: Int, needsFirstPass: Bool
  ) {
    var random = SeededRandom(seed: UInt64(rowCount))
    let places = (0..<rowCount).map { _ in
      (bucket: random.next(bucketCount), group: random.next(groupCount))
    }
    var cells = CellNumbering(bucketCount: bucketCount, groupCount: groupCount, rowCount: rowCount)
    #expect(cells.needsFirstPass == needsFirstPass)
    if needsFirstPass {
      for place in places { _ = cells.cell(place.bucket, place.group) }
      cells.finishFirstPass()
    }
    let numbers = places.map { cells.cell($0.bucket, $0.group) }
    let expected = Set(places.map { [$0.bucket, $0.group] }).sorted {
      $0.lexicographicallyPrecedes($1)
    }
    #expect(cells.count == expected.count)
    let ordered = cells.ordered
    #expect(zip(ordered.buckets, ordered.groups).map { [Int($0), Int($1)] } == expected)
    #expect((ordered.cells == nil) == needsFirstPass)
    let order = ordered.cells ?? Array(0..<UInt32(cells.count))
    var found = [[Int]?](repeating: nil, count: cells.count)
    for (place, number) in zip(places, numbers) { found[number] = [place.bucket, place.group] }
    #expect(order.map { found[Int($0)] } == expected)
  }

  /// Places at the borders of 64-bit words.
  @Test(arguments: [[], [0], [63], [64], [0, 63, 64, 127, 128, 200]])
  func marksAreNumberedInOrder(places: [Int]) {
    var marks = CellBitSet(size: 201)
    for place in places.reversed() + places { marks.mark(place) }
    marks.number()
    #expect(marks.count == places.count)
    #expect(places.map { marks.number(of: $0) } == Array(places.indices))
    var found: [Int] = []
    marks.forEach { found.append($0) }
    #expect(found == places)
  }

  @Test func withoutGroupsThereIsNoCell() {
    let cells = CellNumbering(bucketCount: 3, groupCount: 0, rowCount: 0)
    #expect(!cells.needsFirstPass)
    #expect(cells.ordered.buckets.isEmpty)
  }
}
