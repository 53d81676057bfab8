import PQModel
import PQPlan
import Testing

@testable import PQEngine

@Suite struct EstimatedStepsTests {
  /// One group of six buckets; the third bucket is filled.
  private static let rows = RowSet(groups: [0], bucketCount: 6)

  private static func merged(_ column: String) throws -> [String] {
    let computation = try Planned.plan("SELECT \(column) AS x LAST 6h EVERY 1h").rows.computation
    let steps = EstimatedSteps(computation, bucketCount: 6) { side, bucket in
      side == .current && bucket == 2
    }
    return try steps.merged(
      computation.steps.count - 1, exact: Vector(1, 1, nil, 1, 1, 1),
      estimated: Vector(decimals: 2.5, 2.5, 2.5, 2.5, nil, 2.5), rows
    ).texts
  }

  /// A result is estimated if its function uses a filled row.
  @Test(arguments: [
    ("http", "1 1 3 1 1 1"), ("http + p2p", "1 1 3 1 1 1"), ("rate(http)", "1 1 3 1 1 1"),
    ("share(http)", "1 1 3 1 1 1"), ("rank(http)", "1 1 3 1 1 1"),
    ("delta(http)", "1 1 3 3 1 1"), ("delta(http) + delta(p2p)", "1 1 3 3 1 1"),
    ("cumulative(http)", "1 1 3 3 NULL 3"), ("moving_avg(http, 2)", "1 1 3 3 NULL 3"),
    ("if(http > 1, 2, 3) * 1", "1 1 3 1 1 1"), ("max(http, 5m)", "1 1 3 1 1 1"),
    ("coalesce(delta(http), p2p)", "1 1 3 3 1 1"),
  ])
  func resultsOfFilledRowsAreEstimated(column: String, expected: String) throws {
    #expect(try Self.merged(column).joined(separator: " ") == expected)
  }

  @Test(arguments: [(0x1p63, "9223372036854775808"), (0x1p127, nil)])
  func aRoundedEstimateMayBeTooLarge(estimate: Double, rounded: String?) throws {
    let computation = try Planned.plan("SELECT http LAST 6h EVERY 1h").rows.computation
    let steps = EstimatedSteps(computation, bucketCount: 6) { $1 == 2 }
    let merged = try? steps.merged(
      0, exact: Vector(1, 1, nil, 1, 1, 1), estimated: Vector(decimals: 1, 1, estimate, 1, 1, 1),
      Self.rows)
    #expect(merged?.texts[2] == rounded)
  }
}
