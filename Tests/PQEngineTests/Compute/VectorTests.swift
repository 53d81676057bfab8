import Testing

@testable import PQEngine

@Suite struct VectorTests {
  @Test func nonFiniteNumbersAreNull() {
    #expect(Vector.finite([1, .nan, .infinity]).texts == ["1.0", "NULL", "NULL"])
    #expect(Vector.finite([1, 2], nulls: [true, false]).texts == ["NULL", "2.0"])
    #expect(
      Vector.finite([.nan, 2, 3], nulls: [false, true, false]).texts == ["NULL", "NULL", "3.0"])
  }

  @Test func vectorsWithoutNullsStoreNoNullMask() {
    #expect(Vector(1, 2).nulls == nil)
    #expect(Vector(1, nil).nulls == [false, true])
    #expect(Vector.nulls([Vector(1, 2), Vector(3, 4)]) == nil)
    #expect(
      Vector.nulls([Vector(1, nil, 2), Vector(1, 2, 3), Vector(nil, 1, 2)]) == [true, true, false])
  }

  @Test func rowsArePicked() {
    #expect(Vector(1, nil, 3).rows([2, 1, 2]).texts == ["3", "NULL", "3"])
    #expect(Vector(decimals: 0.5, 1.5).rows([1]).texts == ["1.5"])
    #expect(Vector.constant(7, count: 2).texts == ["7", "7"])
  }

  @Test func wholeNumbersAreDecimalsToo() {
    #expect(Vector(1, -2).decimals == [1, -2])
    #expect(Vector(decimals: 0.5).decimals == [0.5])
  }
}
