import PQModel
import PQPlan

@testable import PQEngine

/// Rows whose numbers are computed without anything gathered: two buckets of an hour and more, and
/// nothing in them.
enum Computed {
  static let start = CivilTime(year: 2026, month: 1, day: 15).instant

  /// A side of rows without traffic.
  static func side(_ buckets: Buckets, rowCount: Int) -> RowComputer.Side {
    RowComputer.Side(
      series: Series(buckets, [], subtracts: false), grains: [],
      cells: Array(repeating: RowSet.nowhere, count: rowCount))
  }

  /// So many hours.
  static func hours(_ count: Int64) -> Buckets {
    let range = TimeRange(from: start, to: start + count * .hour)
    return Buckets(Bucketing(.h1), of: range) ?? Buckets(whole: range)
  }

  /// A window function of numbers of rows.
  static func window(
    _ window: Window, _ vector: Vector, _ rows: RowSet, now: Instant? = nil, others: UInt32? = nil,
    buckets: Buckets = hours(8)
  ) throws -> [String] {
    let side = side(buckets, rowCount: rows.count)
    let computer = RowComputer(rows: rows, current: side, now: now, others: others)
    return try computer.window(window, vector, side).texts
  }
}
