import PQModel
import PQTestSupport
import Testing

@testable import PQPlan

/// Tests of values are sets, and satisfy the laws of sets.
@Suite struct ValueTestTests {
  private static let values = FilterGenerator.values + ["", "b", "zzz", "k\u{F6}LN"]

  @Test(arguments: UInt64(1)...100)
  func keepsTheLawsOfSets(seed: UInt64) {
    var generator = FilterGenerator(seed: seed)
    for _ in 0..<20 {
      let (left, right) = (generator.valueTest(), generator.valueTest())
      for value in Self.values {
        let (first, second) = (left.passes(value), right.passes(value))
        #expect(left.and(right).passes(value) == (first && second), "\(left) \(right) \(value)")
        #expect(left.or(right).passes(value) == (first || second), "\(left) \(right) \(value)")
        #expect(left.negated.passes(value) == !first, "\(left) \(value)")
      }
      #expect(left.passing(TextList(Self.values)) == Self.values.map(left.passes))
    }
  }

  /// A list combined with another test by AND stays a list, so that the backend can filter by it.
  @Test(arguments: UInt64(1)...50)
  func listsStayLists(seed: UInt64) {
    var generator = FilterGenerator(seed: seed)
    let (list, test) = (ValueTest.only(generator.list()), generator.valueTest())
    #expect(list.and(test).list != nil)
    #expect(test.and(list).list != nil)
    #expect(list.and(list.negated) == .never)
    #expect(list.or(list.negated) == .always)
  }

  @Test func textsThatOnlyLookAlikeAreTwoValues() {
    let composed = ValueTest.only(["K\u{F6}ln"])
    let decomposed = ValueTest.only(["Ko\u{308}ln"])
    #expect(!composed.passes("Ko\u{308}ln"))
    #expect(composed.and(decomposed) == .never)
    #expect(composed.or(decomposed).list?.count == 2)
    #expect(composed.negated.passing(["Ko\u{308}ln", "K\u{F6}ln"]) == [true, false])
    #expect(composed.passing(["Ko\u{308}ln"]) == [false])
  }

  @Test func keepsTheOrderOfTheFirstList() {
    let list = ValueTest.only(["c", "b", "a"])
    #expect(list.and(.only(["a", "c"])).list == ["c", "a"])
    #expect(list.and(.except(["b"])).list == ["c", "a"])
    #expect(list.or(.only(["d", "a"])).list == ["c", "b", "a", "d"])
  }
}
