import PQModel
import PQPlan

/// A complete series, with its rows.
struct OrderedSeries {
  /// The sums, with their cells in order.
  let series: Series
  /// The rows with traffic and, if buckets are filled, the rows of the filled buckets.
  let rows: RowSet
  /// The cell of each row, or `RowSet.nowhere` for a row without a cell. `nil` if the rows are all
  /// cells in order.
  let cells: [UInt32]?
  /// The coverage of the buckets, or `nil` if nothing is missing.
  let coverage: Coverage?
  /// The cells from which the rows of filled buckets are made, or `nil` if no bucket is filled.
  private(set) var filled: FilledCells?

  init(_ series: Series, _ coverage: Coverage? = nil) {
    var series = series
    series.order()
    self.series = series
    self.coverage = coverage
    (rows, cells) = series.rowsWithTraffic()
  }

  private init(_ series: OrderedSeries, rows: RowSet, _ filled: FilledBuckets) {
    self.series = series.series
    self.rows = rows
    cells = series.cells(of: rows)
    coverage = series.coverage?.filling(filled)
    self.filled = filled.cells(of: rows, in: series)
  }

  /// Returns the cell of each of the given rows, or `RowSet.nowhere` for a row without traffic. `nil`
  /// if the rows are all cells in order.
  func cells(of rows: RowSet) -> [UInt32]? {
    guard rows != self.rows else { return cells }
    let places = rows.places(in: self.rows)
    guard let cells else { return places }
    return places.map { $0 == RowSet.nowhere ? $0 : cells[Int($0)] }
  }

  /// Returns the same series with rows in the filled buckets of some groups, which must be ascending.
  ///
  /// - Throws: A failure if there are too many rows.
  func filled(
    _ filled: FilledBuckets, for groups: [UInt32]
  ) throws(BackendFailure) -> OrderedSeries {
    let buckets = filled.buckets
    try RowSet.checkGrid(groups.count, buckets.count)
    var added = RowSet(capacity: groups.count * buckets.count)
    for group in groups { for bucket in buckets { added.append(group, bucket) } }
    let rows = rows.union(added, bucketCount: series.buckets.count)
    return OrderedSeries(self, rows: rows, filled)
  }
}

/// The series of one range, with their rows.
struct OrderedRange {
  /// The series in the buckets of the result.
  let rows: OrderedSeries
  /// The series in the inner buckets of each reducer.
  let grains: [OrderedSeries]
  /// The time up to which the last bucket counts, or `nil` if it counts completely. It is the
  /// current time in the query range and the corresponding time in the comparison range.
  let now: Instant?

  /// - Parameters:
  ///   - missing: The parts of the range that were not fetched.
  ///   - now: The time up to which buckets count, or `nil` if all of them count completely.
  init(_ range: RangeAggregates, without missing: [TimeRange], until now: Instant?) {
    self.now = now
    rows = OrderedSeries(
      range.rows, Coverage(of: range.rows.buckets, without: missing, until: now))
    grains = range.grains.map { series in
      var coverage = Coverage(of: series.buckets, without: missing, until: now)
      // A number made of several inner buckets uses only those that were fetched completely.
      coverage?.isStrict = true
      return OrderedSeries(series, coverage)
    }
  }

  /// Returns the data from which the numbers of some rows are computed.
  func side(for rows: RowSet) -> RowComputer.Side {
    RowComputer.Side(
      series: self.rows.series, grains: grains, cells: self.rows.cells(of: rows),
      coverage: self.rows.coverage, now: now)
  }

  /// Returns the data from which the numbers of some rows are computed, with filled buckets.
  ///
  /// - Throws: A failure if the filled inner buckets have too many rows.
  func side(for rows: RowSet, _ filled: FilledRange) throws(BackendFailure) -> RowComputer.Side {
    var side = side(for: rows)
    side.coverage = side.coverage?.filling(filled.rows)
    side.filled = filled.rows.cells(of: rows, in: self.rows)
    let groups = rows.distinctGroups
    for (place, buckets) in filled.grains.enumerated() {
      guard let buckets else { continue }
      side.grains[place] = try grains[place].filled(buckets, for: groups)
    }
    return side
  }
}
