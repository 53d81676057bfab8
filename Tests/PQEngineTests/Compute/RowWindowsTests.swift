import PQModel
import PQPlan
import Testing

@testable import PQEngine

/// Functions over the rows of a group in the order of time.
@Suite struct RowWindowsTests {
  /// Two groups; the second one has a gap.
  private static let rows = RowSet((0, 0), (0, 1), (0, 2), (3, 0), (3, 5))

  @Test func aRateIsThatOfASecond() throws {
    let vector = Vector(3600, 7200, nil, 1800, 0)
    #expect(try Computed.window(.rate, vector, Self.rows) == ["1.0", "2.0", "NULL", "0.5", "0.0"])
  }

  /// The time is 01:15. Later hours have no elapsed seconds.
  @Test func rateOfTheRunningBucketUsesElapsedSeconds() throws {
    let now = Computed.start + 75 * .minute
    let rates = try Computed.window(
      .rate, Vector(3600, 900, 1, 7200, 0), Self.rows, now: now)
    #expect(rates == ["1.0", "1.0", "NULL", "2.0", "NULL"])
  }

  /// Rows may lie in buckets that the range does not have. Their rates are 0.
  @Test func rowsMayLieInBucketsTheRangeLacks() throws {
    let rates = try Computed.window(
      .rate, Vector(3600, 0, 0, 3600, 0), Self.rows, buckets: Computed.hours(1))
    #expect(rates == ["1.0", "0.0", "0.0", "1.0", "0.0"])
  }

  @Test func aDeltaIsToTheRowBefore() throws {
    let whole = try Computed.window(.delta, Vector(5, 7, 4, 10, 10), Self.rows)
    #expect(whole == ["NULL", "2", "-3", "NULL", "0"])
    let gaps = try Computed.window(.delta, Vector(5, nil, 4, 10, nil), Self.rows)
    #expect(gaps == ["NULL", "NULL", "NULL", "NULL", "NULL"])
    let decimal = try Computed.window(.delta, Vector(decimals: 0.5, 2, nil, 1, 1.5), Self.rows)
    #expect(decimal == ["NULL", "1.5", "NULL", "NULL", "0.5"])
  }

  @Test func aDeltaMayBeTooLarge() throws {
    let large = try Computed.window(.delta, Vector(.min, 1, 0, 0, 0), Self.rows)
    #expect(large == ["NULL", "9223372036854775809", "-1", "NULL", "0"])
    #expect(throws: IntegerOverflow.self) {
      try Computed.window(.delta, Vector(wide: .min, 1, 0, 0, 0), Self.rows)
    }
    let across = try Computed.window(.delta, Vector(0, 0, .min, .max, .max), Self.rows)
    #expect(across == ["NULL", "0", "\(Int64.min)", "NULL", "0"])
  }

  @Test func cumulativeSumsRestartInEachGroup() throws {
    let whole = try Computed.window(.cumulative, Vector(5, nil, 4, 10, -1), Self.rows)
    #expect(whole == ["5", "NULL", "9", "10", "9"])
    let decimal = try Computed.window(.cumulative, Vector(decimals: 0.5, 1, nil, 2, 3), Self.rows)
    #expect(decimal == ["0.5", "1.5", "NULL", "2.0", "5.0"])
  }

  @Test func aSumMayBeTooLarge() throws {
    let large = try Computed.window(.cumulative, Vector(.max, 1, 0, 0, 0), Self.rows)
    #expect(large == ["\(Int64.max)", "9223372036854775808", "9223372036854775808", "0", "0"])
    #expect(throws: IntegerOverflow.self) {
      try Computed.window(.cumulative, Vector(wide: .max, 1, 0, 0, 0), Self.rows)
    }
    let apart = try Computed.window(.cumulative, Vector(.max, nil, 0, .max, 0), Self.rows)
    #expect(apart == ["\(Int64.max)", "NULL", "\(Int64.max)", "\(Int64.max)", "\(Int64.max)"])
  }

  @Test(arguments: [
    WindowFunction.rate, .delta, .cumulative, .movingAverage(rows: 3), .share, .rank,
  ])
  func noRowsGiveNoNumbers(window: WindowFunction) throws {
    let none = RowSet(groups: [], buckets: [])
    #expect(try Computed.window(window, Vector(.whole([])), none) == [])
    #expect(try Computed.window(window, Vector(.decimal([])), none) == [])
  }
}
