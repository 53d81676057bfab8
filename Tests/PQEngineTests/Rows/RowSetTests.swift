import PQTestSupport
import Testing

@testable import PQEngine

@Suite struct RowSetTests {
  @Test func unionHasEachRowOnce() {
    let one = RowSet((0, 1), (0, 3), (2, 0))
    let other = RowSet((0, 0), (0, 3), (0, 9), (1, 2), (3, 1))
    #expect(one.union(other, bucketCount: 5).texts == ["0.0", "0.1", "0.3", "1.2", "2.0", "3.1"])
    #expect(one.union(RowSet(groups: [], buckets: []), bucketCount: 5) == one)
    #expect(RowSet(groups: [], buckets: []).union(one, bucketCount: 3).texts == ["0.1", "2.0"])
  }

  @Test func placesAreIndexesInTheOtherSet() {
    let rows = RowSet((0, 0), (0, 1), (1, 0), (2, 7))
    let other = RowSet((0, 1), (1, 0), (1, 5), (3, 0))
    #expect(rows.places(in: other) == [RowSet.notFound, 0, 1, RowSet.notFound])
    #expect(rows.places(in: rows) == [0, 1, 2, 3])
  }

  @Test(arguments: 1...5)
  func equalsADictionary(seed: UInt64) {
    var random = SeededRandom(seed: seed)
    let (one, other) = (Self.rows(&random), Self.rows(&random))
    let union = Set(one.texts + other.texts)
    #expect(Set(one.union(other, bucketCount: 100).texts) == union)
    #expect(one.union(other, bucketCount: 100).count == union.count)
    let places = one.places(in: other)
    for row in 0..<one.count {
      let place = other.texts.firstIndex(of: one.texts[row])
      #expect(places[row] == place.map { UInt32($0) } ?? RowSet.notFound)
    }
  }

  private static func rows(_ random: inout SeededRandom) -> RowSet {
    var rows = RowSet(capacity: 10)
    for group in 0..<UInt32(8) {
      for bucket in 0..<UInt32(8) where random.next(3) == 0 { rows.append(group, bucket) }
    }
    return rows
  }

  @Test func groupStartsAreFound() {
    let rows = RowSet((2, 0), (2, 1), (5, 0), (9, 3))
    #expect(rows.groupStarts == [0, 2, 3, 4])
    #expect(rows.distinctGroups == [2, 5, 9])
    #expect(RowSet(groups: [], buckets: []).groupStarts == [0])
    #expect(rows.rows([1, 3]).texts == ["2.1", "9.3"])
  }

  @Test func aGridHasEveryBucketOfItsGroups() throws {
    #expect(try RowSet.grid([3, 5], 2).texts == ["3.0", "3.1", "5.0", "5.1"])
    #expect(try RowSet.grid([], 2).count == 0)
  }

  @Test(arguments: [(2, 10_000_001), (3, Int.max / 2)])
  func aHugeGridIsRefused(groupCount: Int, bucketCount: Int) throws {
    let groups = Array(0..<UInt32(groupCount))
    let failure = #expect(throws: BackendFailure.self) { try RowSet.grid(groups, bucketCount) }
    #expect(
      failure?.description
        == "FILL would make \(groupCount) groups times \(bucketCount) buckets of rows, and no more "
        + "than 20000000 can be shown; ask for a shorter range, longer buckets or fewer groups")
  }
}
