import Testing

@testable import PQEngine

@Suite struct GroupSetTests {
  @Test func containsInsertedGroups() {
    var set = GroupSet([5, 2, 5])
    set.insert(0)
    #expect(set.groups == [0, 2, 5])
    #expect(set.contains(2))
    #expect(!set.contains(1))
    #expect(!set.contains(.max))
    #expect(set.union([3, 2]).groups == [0, 2, 3, 5])
    #expect(GroupSet().groups == [])
  }
}
