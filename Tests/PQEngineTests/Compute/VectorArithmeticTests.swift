import PQModel
import Testing

@testable import PQEngine

@Suite struct VectorArithmeticTests {
  @Test(arguments: [
    (Arithmetic.plus, ["9", "NULL", "9007199254740993"]),
    (.minus, ["5", "NULL", "9007199254740991"]),
    (.times, ["14", "NULL", "9007199254740992"]), (.over, ["3.5", "NULL", "9007199254740992.0"]),
  ])
  func wholeNumbersAreExact(sign: Arithmetic, texts: [String]) throws {
    let (left, right) = (Vector(7, 1, 9_007_199_254_740_992), Vector(2, nil, 1))
    #expect(try Vector.combined(left, sign, right).texts == texts)
  }

  @Test(arguments: [
    (Arithmetic.plus, "2.5"), (.minus, "1.5"), (.times, "1.0"), (.over, "4.0"),
  ])
  func aDecimalMakesADecimal(sign: Arithmetic, text: String) throws {
    #expect(try Vector.combined(Vector(2), sign, Vector(decimals: 0.5)).texts == [text])
    #expect(try Vector.combined(Vector(decimals: 2), sign, Vector(decimals: 0.5)).texts == [text])
  }

  @Test func divisionByZeroIsNull() throws {
    #expect(try Vector.combined(Vector(1, 0), .over, Vector(0, 0)).texts == ["NULL", "NULL"])
    let zero = Vector(decimals: 0, -0.0)
    #expect(try Vector.combined(Vector(1, -1), .over, zero).texts == ["NULL", "NULL"])
  }

  @Test(arguments: [
    (Int64.max, Arithmetic.plus, Int64(1), "9223372036854775808"),
    (.min, .minus, 1, "-9223372036854775809"), (.max, .times, 2, "18446744073709551614"),
    (.min, .times, -1, "9223372036854775808"),
  ])
  func overflowWidensInsteadOfWrapping(left: Int64, sign: Arithmetic, right: Int64, text: String)
    throws
  {
    #expect(try Vector.combined(Vector(1, left), sign, Vector(1, right)).texts[1] == text)
    let decimal = try Vector.combined(Vector(decimals: Double(left)), sign, Vector(right))
    #expect(decimal.nulls == nil)
  }

  /// The number stored in a row without a value does not matter.
  @Test func hiddenNumbersOfNullsDoNotOverflow() throws {
    let left = Vector(.whole([.max, 1]), nulls: [true, false])
    #expect(try Vector.combined(left, .times, Vector(.max, 2)).texts == ["NULL", "2"])
    #expect(
      try Vector(.whole([.min, 1]), nulls: [true, false]).negated().texts == ["NULL", "-1"])
  }

  @Test func negationChangesTheSign() throws {
    #expect(try Vector(1, nil, -2, .max).negated().texts == ["-1", "NULL", "2", "-\(Int64.max)"])
    #expect(try Vector(decimals: 0.5, nil).negated().texts == ["-0.5", "NULL"])
  }
}
