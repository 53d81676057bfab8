import PQModel
import PQPlan
import Testing

@testable import PQEngine

/// Whole numbers above 2^63-1 are computed exactly.
@Suite struct NumbersAboveInt64Tests {
  private static let large = Int128(Int64.max) * 3

  @Test(arguments: [
    (Arithmetic.plus, ["27670116110564327424", "-1", "NULL"]),
    (.minus, ["27670116110564327418", "-18446744073709551615", "NULL"]),
    (.times, ["83010348331692982263", "-85070591730234615856620279821087277056", "NULL"]),
  ])
  func arithmetic(sign: Arithmetic, texts: [String]) throws {
    let left = Vector(wide: Self.large, Int128(Int64.min), Self.large)
    let right = Vector(3, .max, nil)
    #expect(try Vector.combined(left, sign, right).texts == texts)
  }

  @Test func numbersPassInto128Bits() throws {
    let largest = Vector(.max, .min, nil)
    #expect(
      try Vector.combined(largest, .plus, largest).texts
        == ["18446744073709551614", "-18446744073709551616", "NULL"])
    #expect(try largest.negated().texts == ["-9223372036854775807", "9223372036854775808", "NULL"])
    #expect(
      try Vector.applied(.absolute, [largest]).texts
        == ["9223372036854775807", "9223372036854775808", "NULL"])
  }

  @Test func aQuotientIsTheNearestDecimal() throws {
    let quotient = try Vector.combined(Vector(wide: Self.large), .over, Vector(1_000_000_000))
    #expect(quotient.texts == ["27670116110.564327"])
  }

  @Test func overflowOf128BitsIsAnError() {
    let largest = Vector(wide: .max)
    #expect(throws: IntegerOverflow.self) { try Vector.combined(largest, .plus, Vector(1)) }
    #expect(throws: IntegerOverflow.self) { try Vector.combined(largest, .times, Vector(-2)) }
    #expect(throws: IntegerOverflow.self) { try Vector(wide: .min).negated() }
  }

  @Test func hiddenNumbersOfNullsDoNotOverflow() throws {
    let row = try Vector.combined(Vector(wide: .max, 1), .plus, Vector(nil, 1))
    #expect(row.texts == ["NULL", "2"])
  }

  @Test func functionsMixWideNarrowAndDecimal() throws {
    let wide = Vector(wide: Self.large, nil)
    #expect(
      try Vector.applied(.greatest, [Vector(7, 7), wide]).texts == ["27670116110564327421", "NULL"])
    #expect(
      try Vector.applied(.coalesced, [wide, Vector(7, 7)]).texts == ["27670116110564327421", "7"])
    #expect(
      try Vector.applied(.coalesced, [wide, Vector(decimals: 7, 7)]).texts
        == ["2.7670116110564327e+19", "7.0"])
    #expect(Vector.chosen([false, true], wide, Vector(7, 7)).texts == ["7", "NULL"])
  }

  @Test func comparisonsAreExact() {
    let condition = RowCondition.comparison(.less, 0, 1)
    let vectors = [
      Vector(wide: Self.large, Self.large, nil), Vector(wide: Self.large + 1, Self.large, 1),
    ]
    #expect(Truth.values(of: condition) { vectors[$0] } == [true, false, nil])
    let narrow = [Vector(.max), Vector(wide: Int128(Int64.max) + 1)]
    #expect(Truth.values(of: condition) { narrow[$0] } == [true])
  }

  @Test(arguments: [false, true])
  func rowsAreOrdered(isDescending: Bool) {
    let vector = Vector(wide: Self.large + 1, -Self.large, nil, Self.large, 5, Self.large)
    let order = RowOrder(keys: [.each(vector.ranks(isDescending: isDescending))])
    let expected: [UInt32] = isDescending ? [0, 3, 5, 4, 1, 2] : [1, 4, 3, 5, 0, 2]
    #expect(order.sorted([0, 1, 2, 3, 4, 5]) == expected)
  }

  @Test func reducersKeepWideNumbers() {
    var reduction = RunReduction(Vector(wide: Self.large, 4, 1), [0..<2, 2..<2, 2..<3])
    #expect(reduction.vector(.max).texts == ["27670116110564327421", "NULL", "1"])
    #expect(reduction.vector(.min).texts == ["4", "NULL", "1"])
    reduction.nothing = Vector(2)
    reduction.emptyCounts = [1, 1, 1]
    #expect(reduction.vector(.max).texts == ["27670116110564327421", "2", "2"])
    var narrow = RunReduction(Vector(5), [0..<1])
    narrow.nothing = Vector(wide: Self.large)
    narrow.emptyCounts = [1]
    #expect(narrow.vector(.max).texts == ["27670116110564327421"])
  }

  /// Two groups with two buckets each.
  @Test(arguments: [
    (WindowFunction.delta, ["NULL", "-18446744073709551614", "NULL", "NULL"]),
    (.cumulative, ["27670116110564327421", "36893488147419103228", "NULL", "1"]),
    (.movingAverage(rows: 2), ["2.7670116110564327e+19", "1.8446744073709552e+19", "NULL", "1.0"]),
    (.share, ["1.0", "1.0", "NULL", "1.0842021724855044e-19"]),
    (.rank, ["1", "1", "NULL", "2"]),
  ])
  func windowsUseWideNumbers(window: WindowFunction, texts: [String]) throws {
    let rows = RowSet((0, 0), (0, 1), (1, 0), (1, 1))
    let vector = Vector(wide: Self.large, Int128(Int64.max), nil, 1)
    #expect(try Computed.window(window, vector, rows) == texts)
  }
}
