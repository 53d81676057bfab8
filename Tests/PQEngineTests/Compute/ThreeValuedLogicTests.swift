import PQModel
import Testing

@testable import PQEngine
@testable import PQPlan

/// SQL's three-valued logic.
@Suite struct ThreeValuedLogicTests {
  /// Three rows: 1 and 2, 2 and 2, NULL and 2.
  private static let vectors = [Vector(1, 2, nil), Vector(2, 2, 2), Vector(decimals: 1.5, 2, 2)]

  @Test(
    arguments: [
      (ComparisonOperator.equal, [false, true, nil]), (.notEqual, [true, false, nil]),
      (.less, [true, false, nil]), (.lessOrEqual, [true, true, nil]),
      (.greater, [false, false, nil]), (.greaterOrEqual, [false, true, nil]),
    ] as [(ComparisonOperator, [Bool?])])
  func comparisonWithNullIsUnknown(comparator: ComparisonOperator, truth: [Bool?]) {
    #expect(Self.values(.comparison(comparator, 0, 1)) == truth)
    #expect(Self.values(.comparison(comparator, 0, 2)) == truth)
    #expect(Self.values(.not(.comparison(comparator, 0, 1))) == truth.map { $0.map { !$0 } })
  }

  @Test func largeWholeNumbersAreComparedExactly() {
    let vectors = [Vector(.max), Vector(.max - 1)]
    #expect(Truth.values(of: .comparison(.greater, 0, 1)) { vectors[$0] } == [true])
  }

  /// All pairs of true, false and unknown.
  @Test func andOrFollowThreeValuedLogic() {
    let one = Vector(1, 1, 1, 0, 0, 0, nil, nil, nil)
    let other = Vector(1, 0, nil, 1, 0, nil, 1, 0, nil)
    let vectors = [one, other, Vector.constant(1, count: 9)]
    let parts: [RowCondition] = [.comparison(.equal, 0, 2), .comparison(.equal, 1, 2)]
    let all = Truth.values(of: .all(parts)) { vectors[$0] }
    #expect(all == [true, false, nil, false, false, false, nil, false, nil])
    let any = Truth.values(of: .any(parts)) { vectors[$0] }
    #expect(any == [true, true, true, true, false, nil, true, nil, nil])
  }

  private static func values(_ condition: RowCondition) -> [Bool?] {
    Truth.values(of: condition) { vectors[$0] }
  }
}
