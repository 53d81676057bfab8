import PQPlan
import Testing

@testable import PQEngine

@Suite struct GapFillerTests {
  /// Two groups of five buckets: rows in the second and the last, and in the third.
  private static let grid = RowSet(groups: [0, 4], bucketCount: 5)
  private static let rows = RowSet((0, 1), (0, 4), (4, 2))

  private static func filled(_ vector: Vector, _ fill: RowPlan.Fill) -> [String] {
    GapFiller(rows, in: grid, fill).filled(vector).texts
  }

  @Test func nothingIsFilledWithNothing() {
    #expect(
      Self.filled(Vector(1, 7, 5), .null)
        == ["NULL", "1", "NULL", "NULL", "7", "NULL", "NULL", "5", "NULL", "NULL"])
  }

  @Test func theRowBeforeGoesOn() {
    #expect(
      Self.filled(Vector(1, 7, 5), .previous)
        == ["NULL", "1", "1", "1", "7", "NULL", "NULL", "5", "5", "5"])
    #expect(
      Self.filled(Vector(decimals: nil, 7, 5), .previous)
        == ["NULL", "NULL", "NULL", "NULL", "7.0", "NULL", "NULL", "5.0", "5.0", "5.0"])
  }

  @Test func neighboursAreJoinedByALine() {
    #expect(
      Self.filled(Vector(decimals: 1, 7, 5), .linear)
        == ["NULL", "1.0", "3.0", "5.0", "7.0", "NULL", "NULL", "5.0", "NULL", "NULL"])
    #expect(
      Self.filled(Vector(1, 7, 5), .linear)
        == ["NULL", "1", "3", "5", "7", "NULL", "NULL", "5", "NULL", "NULL"])
  }

  /// A row that has traffic, and yet no number, is no end of a line.
  @Test(arguments: [Vector(nil, 7, 5), Vector(1, nil, 5)])
  func besideNothingThereIsNoLine(vector: Vector) {
    let filled = Self.filled(vector, .linear)
    #expect(filled[2] == "NULL" && filled[3] == "NULL")
  }

  @Test(
    arguments: [
      (0, 1, "1"), (1, 0, "1"), (0, -1, "-1"), (-1, 0, "-1"), (-2, 1, "-1"), (2, -1, "1"),
      (3, 3, "3"),
      (.max - 2, .max, "\(Int64.max - 1)"), (.min, .max, "-1"), (.max, .min, "-1"),
      (9_007_199_254_740_993, 9_007_199_254_740_995, "9007199254740994"),
    ] as [(Int64, Int64, String)])
  func halvesOfWholeNumbersGoAwayFromZero(left: Int64, right: Int64, middle: String) {
    let grid = RowSet(groups: [0], bucketCount: 3)
    let filler = GapFiller(RowSet((0, 0), (0, 2)), in: grid, .linear)
    #expect(filler.filled(Vector(left, right)).texts[1] == middle)
  }

  @Test func rowsWithoutGapsStayAsTheyAre() {
    let filler = GapFiller(Self.grid, in: Self.grid, .linear)
    let vector = Vector(.whole(Array(0..<10)))
    #expect(filler.filled(vector).texts == vector.texts)
  }
}
