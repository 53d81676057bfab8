import PQModel
import Testing

@testable import PQEngine

@Suite struct GroupIndexTests {
  @Test func groupsAreNumberedAsTheyCome() {
    var index = GroupIndex(dimensionCount: 2)
    #expect(index.number(of: ["US", "iOS"]) == 0)
    #expect(index.number(of: ["DE", "iOS"]) == 1)
    #expect(index.number(of: ["US", "iOS"]) == 0)
    #expect(index.number(of: ["US", "Linux"]) == 2)
    #expect(index.count == 3)
    #expect(index.values(ofDimension: 0) == ["US", "DE"])
    #expect(index.values(ofDimension: 1) == ["iOS", "Linux"])
    #expect(index.codes(ofDimension: 0, [0, 1, 2]) == [0, 1, 0])
    #expect(index.codes(ofDimension: 1, [2, 0]) == [1, 0])
  }

  @Test func groupsOfOneDimensionAreItsValues() {
    var index = GroupIndex(dimensionCount: 1)
    _ = index.adopt(["a", "b", "d"], dimension: 0)
    #expect(index.count == 3)
    #expect(index.isOrdered)
    #expect(index.number(of: ["d"]) == 2)
    #expect(index.numbers(of: [[2, 0, 2]], rowCount: 3) == [2, 0, 2])
    #expect(index.codes(ofDimension: 0, [2, 0]) == [2, 0])
    #expect(index.ranks(ofDimension: 0) == [0, 1, 2])
    #expect(index.number(of: ["c"]) == 3)
    #expect(!index.isOrdered)
    #expect(index.ranks(ofDimension: 0) == [0, 1, 3, 2])
    #expect(index.values(of: 3) == ["c"])
    #expect(index.addGroup(called: "a") == 4)
    #expect(index.count == 5)
    #expect(index.freeLabel("a", among: [1, 4]) == "a")
    #expect(index.freeLabel("a", among: [0]) == "a *")
  }

  /// Swift's `==` treats the two values as equal.
  @Test func canonicallyEquivalentValuesDiffer() {
    var index = GroupIndex(dimensionCount: 1)
    #expect(index.number(of: ["K\u{F6}ln"]) == 0)
    #expect(index.number(of: ["Ko\u{308}ln"]) == 1)
    #expect(index.number(of: ["K\u{F6}ln"]) == 0)
  }

  @Test func withoutDimensionsThereIsOneGroup() {
    var index = GroupIndex(dimensionCount: 0)
    #expect(index.count == 0)
    #expect(index.number(of: []) == 0)
    #expect(index.number(of: []) == 0)
    #expect(index.numbers(of: [], rowCount: 3) == [0, 0, 0])
    #expect(index.count == 1)
  }

  @Test func theOthersGroupDiffersFromAGroupOfThatName() {
    var index = GroupIndex(dimensionCount: 2)
    let real = index.number(of: ["(others)", "(others)"])
    let others = index.addGroup(called: "(others)")
    #expect(others != real)
    #expect(index.number(of: ["(others)", "(others)"]) == real)
    #expect(index.values(ofDimension: 0) == ["(others)", "(others)"])
  }

  @Test func ranksAreThoseOfTheBytes() {
    var index = GroupIndex(dimensionCount: 2)
    for value in ["b", "B", "", "\u{E9}", "f", "e\u{301}", "b"] {
      _ = index.number(of: [value, "x\(index.count)"])
    }
    #expect(index.count == 7)
    #expect(index.ranks(ofDimension: 0) == [2, 1, 0, 5, 4, 3, 2])
    #expect(index.ranks(ofDimension: 1) == [0, 1, 2, 3, 4, 5, 6])
  }
}
