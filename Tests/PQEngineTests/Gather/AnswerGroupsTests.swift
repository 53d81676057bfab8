import PQModel
import PQTestSupport
import Testing

@testable import PQEngine

@Suite struct AnswerGroupsTests {
  @Test func eachCombinationOfValuesIsAGroup() {
    var index = GroupIndex(dimensionCount: 2)
    let labels = [
      RowLabels(TextColumn(codes: [1, 0, 1, 1], dictionary: ["b", "a", "unused"])),
      RowLabels(TextColumn(codes: [0, 0, 1, 0], dictionary: ["x", "y"])),
    ]
    var groups = AnswerGroups(labels, in: &index)
    #expect(groups.numbers(rowCount: 4, in: &index) == [0, 1, 2, 0])
    #expect(index.values(ofDimension: 0) == ["a", "b"])
    #expect(index.values(ofDimension: 1) == ["x", "y"])
  }

  /// If the values of the first answer are in order, the index takes over all of them with their
  /// codes, even unused ones. The values of later answers are looked up. With one dimension, the
  /// number of a group is that of its value.
  @Test func valuesInOrderAreTakenOver() {
    var index = GroupIndex(dimensionCount: 1)
    let first = [RowLabels(TextColumn(codes: [2, 0], dictionary: ["a", "b", "c"]))]
    var groups = AnswerGroups(first, in: &index)
    #expect(groups.numbers(rowCount: 2, in: &index) == [2, 0])
    #expect(index.values(of: 2) == ["c"])
    let second = [RowLabels(TextColumn(codes: [2, 1, 0], dictionary: ["b", "c", "d"]))]
    groups = AnswerGroups(second, in: &index)
    #expect(groups.numbers(rowCount: 3, in: &index) == [3, 2, 1])
    #expect(index.values(ofDimension: 0) == ["a", "b", "c", "d"])
  }

  @Test func aConstantLabelAppliesToAllRows() {
    var index = GroupIndex(dimensionCount: 2)
    _ = index.number(of: ["US", "y"])
    let labels = [
      RowLabels(all: "US"), RowLabels(TextColumn(codes: [0, 1], dictionary: ["x", "y"])),
    ]
    var groups = AnswerGroups(labels, in: &index)
    #expect(groups.numbers(rowCount: 2, in: &index) == [1, 0])
  }

  @Test(arguments: [[], [RowLabels(all: "US")]])
  func rowsOfOneGroupNeedNoColumn(labels: [RowLabels]) {
    var index = GroupIndex(dimensionCount: labels.count)
    var groups = AnswerGroups(labels, in: &index)
    #expect(groups.numbers(rowCount: 2, in: &index) == [0, 0])
    #expect(index.count == 1)
  }

  @Test func noRowsAreNoGroup() {
    var index = GroupIndex(dimensionCount: 1)
    var groups = AnswerGroups([RowLabels(TextColumn([]))], in: &index)
    #expect(groups.numbers(rowCount: 0, in: &index) == [])
    #expect(index.count == 0)
  }

  /// For the last counts, a table of all combinations would be too large.
  @Test(arguments: [1, 10, 300, 3000])
  func equalsADictionary(valueCount: Int) {
    var random = SeededRandom(seed: UInt64(valueCount))
    var index = GroupIndex(dimensionCount: 2)
    var known: [String: UInt32] = [:]
    for _ in 0..<3 {
      let columns = (0..<2).map { _ in
        TextColumn((0..<500).map { _ in "value \(random.next(valueCount))" })
      }
      let dictionary = (0..<valueCount).map { "value \($0)" }.shuffled(using: &random)
      let labels = columns.map { column in
        let codes = column.codes.map { code in
          UInt32(dictionary.firstIndex(of: column.dictionary[Int(code)]) ?? 0)
        }
        return RowLabels(TextColumn(codes: codes, dictionary: TextList(dictionary)))
      }
      var groups = AnswerGroups(labels, in: &index)
      let found = groups.numbers(rowCount: 500, in: &index)
      let expected = (0..<500).map { row in
        let next = UInt32(known.count)
        let key = columns[0][row] + "," + columns[1][row]
        known[key] = known[key, default: next]
        return known[key]
      }
      #expect(found == expected)
    }
  }
}
