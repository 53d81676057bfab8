import Testing

@testable import PQEngine

@Suite struct VectorRanksTests {
  @Test(arguments: [
    (Vector(3, -1, .max, .min, 0, 3), [3, 1, 4, 0, 5, 2]),
    (
      Vector(.decimal([0.5, -0.5, -1e300, 1e300, 0, 1e-300, -1e-300, -0.0])),
      [2, 1, 6, 4, 7, 5, 0, 3]
    ),
  ])
  func ordersAsTheNumbersDo(vector: Vector, order: [Int]) {
    let up = vector.ranks(isDescending: false)
    let down = vector.ranks(isDescending: true)
    let numbers = Array(up.indices)
    #expect(numbers.sorted { (up[$0], $0) < (up[$1], $1) } == sorted(order, up))
    #expect(numbers.sorted { (down[$0], -$0) < (down[$1], -$1) } == sorted(order, up).reversed())
  }

  /// Returns the rows sorted by rank. Rows of equal rank keep their order.
  private func sorted(_ order: [Int], _ ranks: [Int64]) -> [Int] {
    order.enumerated().sorted { (ranks[$0.element], $0.element) < (ranks[$1.element], $1.element) }
      .map(\.element)
  }

  @Test func zeroHasOneSign() {
    let ranks = Vector(decimals: 0, -0.0).ranks(isDescending: false)
    #expect(ranks[0] == ranks[1])
  }

  @Test(arguments: [false, true])
  func nullsComeLast(isDescending: Bool) {
    let whole = Vector(.max, nil, .min).ranks(isDescending: isDescending)
    #expect(whole[1] > whole[0] && whole[1] > whole[2])
    let decimal = Vector(decimals: 1e300, nil, -1e300).ranks(isDescending: isDescending)
    #expect(decimal[1] > decimal[0] && decimal[1] > decimal[2])
  }
}
