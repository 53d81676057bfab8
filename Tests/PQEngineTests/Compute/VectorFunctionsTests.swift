import PQModel
import Testing

@testable import PQEngine

@Suite struct VectorFunctionsTests {
  @Test func absoluteNumbersHaveNoSign() throws {
    #expect(try Vector.applied(.absolute, [Vector(-3, nil, 3)]).texts == ["3", "NULL", "3"])
    #expect(try Vector.applied(.absolute, [Vector(decimals: -0.5)]).texts == ["0.5"])
  }

  @Test(arguments: [
    (
      0, [2.5, -2.5, 0.4, 1e300, 4_503_599_627_370_497],
      ["3.0", "-3.0", "0.0", "1e+300", "4503599627370497.0"]
    ),
    (2, [0.125, -0.125, 1.005, 7], ["0.13", "-0.13", "1.0", "7.0"]),
    (15, [0.1, 12345.6789], ["0.1", "12345.6789"]),
  ])
  func halvesGoAwayFromZero(digits: Int, values: [Double], texts: [String]) throws {
    let rounded = try Vector.applied(.rounded(digits: digits), [Vector(.decimal(values))])
    #expect(rounded.texts == texts)
  }

  @Test func wholeNumbersAreRound() throws {
    #expect(
      try Vector.applied(.rounded(digits: 2), [Vector(.max, nil)]).texts == [
        "\(Int64.max)", "NULL",
      ])
  }

  @Test func leastAndGreatestOfAll() throws {
    let vectors = [Vector(3, 1, nil, 1), Vector(2, 5, 1, nil), Vector(4, 4, 4, 4)]
    #expect(try Vector.applied(.least, vectors).texts == ["2", "1", "NULL", "NULL"])
    #expect(try Vector.applied(.greatest, vectors).texts == ["4", "5", "NULL", "NULL"])
    let mixed = [Vector(3, 1), Vector(decimals: 2.5, 1.5)]
    #expect(try Vector.applied(.least, mixed).texts == ["2.5", "1.0"])
    #expect(try Vector.applied(.greatest, mixed).texts == ["3.0", "1.5"])
  }

  /// As doubles the two numbers would be equal.
  @Test func largeWholeNumbersAreComparedExactly() throws {
    let vectors = [Vector(.max - 1), Vector(.max)]
    #expect(try Vector.applied(.least, vectors).texts == ["\(Int64.max - 1)"])
    #expect(try Vector.applied(.greatest, vectors).texts == ["\(Int64.max)"])
  }

  @Test func coalesceReturnsTheFirstNonNull() throws {
    let vectors = [Vector(1, nil, nil, nil), Vector(2, 2, nil, nil), Vector(3, 3, 3, nil)]
    #expect(try Vector.applied(.coalesced, vectors).texts == ["1", "2", "3", "NULL"])
    let mixed = [Vector(1, nil), Vector(decimals: 0.5, 0.5)]
    #expect(try Vector.applied(.coalesced, mixed).texts == ["1.0", "0.5"])
    let first = [Vector(1, 2), Vector(nil, 3), Vector(4, 5)]
    #expect(try Vector.applied(.coalesced, first).texts == ["1", "2"])
  }

  /// An unknown condition chooses the second value, as false does.
  @Test func ifChoosesByCondition() {
    let chosen = Vector.chosen(
      [true, false, nil, true], Vector(1, 2, 3, nil), Vector(5, 6, nil, 8))
    #expect(chosen.texts == ["1", "6", "NULL", "NULL"])
    let mixed = Vector.chosen([true, false], Vector(1, 2), Vector(decimals: 0.5, 1.5))
    #expect(mixed.texts == ["1.0", "1.5"])
  }
}
