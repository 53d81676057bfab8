import PQModel
import Testing

@testable import PQEngine

/// Functions over all groups of a bucket.
@Suite struct GroupWindowsTests {
  /// Three groups; only the first one has the second bucket.
  private static let rows = RowSet((0, 0), (0, 1), (1, 0), (2, 0))

  @Test func aShareIsThatOfTheBucket() throws {
    let whole = try Computed.window(.share, Vector(1, 5, 3, 4), Self.rows)
    #expect(whole == ["0.125", "1.0", "0.375", "0.5"])
    let decimal = try Computed.window(.share, Vector(decimals: 0.5, 0, nil, 1.5), Self.rows)
    #expect(decimal == ["0.25", "NULL", "NULL", "0.75"])
    // The number stored in a row without a value does not matter.
    let nothing = Vector(.whole([1, 5, 9, 3]), nulls: [false, false, true, false])
    #expect(try Computed.window(.share, nothing, Self.rows) == ["0.25", "1.0", "NULL", "0.75"])
  }

  @Test func intermediateSumsDoNotOverflow() throws {
    let shares = try Computed.window(.share, Vector(.max, 0, .max, 0), Self.rows)
    #expect(shares == ["0.5", "NULL", "0.5", "0.0"])
  }

  @Test(arguments: [
    (Vector(1, 5, 3, 4), ["3", "1", "2", "1"]), (Vector(4, 5, 3, 4), ["1", "1", "3", "1"]),
    (Vector(nil, nil, 3, 4), ["NULL", "NULL", "2", "1"]),
    (Vector(decimals: 0, 0, -0.0, -1), ["1", "1", "1", "3"]),
  ])
  func equalNumbersHaveEqualRanks(vector: Vector, ranks: [String]) throws {
    #expect(try Computed.window(.rank, vector, Self.rows) == ranks)
  }

  @Test func theGroupOfOthersHasNoRank() throws {
    let ranks = try Computed.window(.rank, Vector(1, 5, 3, 100), Self.rows, others: 2)
    #expect(ranks == ["2", "1", "1", "NULL"])
    let shares = try Computed.window(.share, Vector(1, 5, 3, 4), Self.rows, others: 2)
    #expect(shares == ["0.125", "1.0", "0.375", "0.5"])
  }
}
