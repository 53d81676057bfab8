import PQModel
import PQPlan

@testable import PQEngine

/// Computes rows without answers of a backend. The buckets are hours without traffic.
enum Computed {
  static let start = CivilTime(year: 2026, month: 1, day: 15).instant

  /// Returns a side of rows without traffic.
  static func side(_ buckets: Buckets, rowCount: Int) -> RowComputer.RangeData {
    RowComputer.RangeData(
      series: Series(buckets, [], subtracts: false), grains: [],
      cells: Array(repeating: RowSet.notFound, count: rowCount))
  }

  /// Returns the given number of hours.
  static func hours(_ count: Int64) -> Buckets {
    let range = TimeRange(from: start, to: start + count * .hour)
    return Buckets(Bucketing(.h1), of: range) ?? Buckets(whole: range)
  }

  /// Returns the results of a window function over rows, as texts.
  static func window(
    _ window: WindowFunction, _ vector: Vector, _ rows: RowSet, now: Instant? = nil,
    others: UInt32? = nil,
    buckets: Buckets = hours(8)
  ) throws -> [String] {
    let side = side(buckets, rowCount: rows.count)
    let computer = RowComputer(rows: rows, current: side, now: now, others: others)
    return try computer.window(window, vector, side).texts
  }
}
