import PQModel
import PQPlan

/// A series to which nothing is added any more, with its rows.
struct OrderedSeries {
  /// The sums, in order.
  let series: Series
  /// The rows that have traffic; and where buckets are filled, those of the filled ones.
  let rows: RowSet
  /// The cell of each row; nowhere if it has none. Nil if all cells are rows.
  let cells: [UInt32]?
  /// How much of each bucket was fetched; nil if all was.
  let coverage: Coverage?
  /// What the rows of filled buckets are made from; nil if no bucket is filled.
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

  /// The cells of some rows; nowhere if there is no traffic. Nil if all cells are the rows.
  func cells(of rows: RowSet) -> [UInt32]? {
    guard rows != self.rows else { return cells }
    let places = rows.places(in: self.rows)
    guard let cells else { return places }
    return places.map { $0 == RowSet.nowhere ? $0 : cells[Int($0)] }
  }

  /// The same with rows in the filled buckets of some groups, which are in their order.
  ///
  /// - Throws: that there are too many.
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
  /// In the buckets of the result.
  let rows: OrderedSeries
  /// In the buckets of each reducer.
  let grains: [OrderedSeries]
  /// When the last bucket is looked at, if it is not over then.
  private let now: Instant?

  /// - Parameters:
  ///   - missing: the parts of the range that were not fetched.
  ///   - now: until when buckets have begun, if some have not.
  init(_ range: GatheredRange, without missing: [TimeRange], until now: Instant?) {
    self.now = now
    rows = OrderedSeries(
      range.rows, Coverage(of: range.rows.buckets, without: missing, until: now))
    grains = range.grains.map { series in
      var coverage = Coverage(of: series.buckets, without: missing, until: now)
      // What is made of several buckets is made of those that are whole.
      coverage?.isStrict = true
      return OrderedSeries(series, coverage)
    }
  }

  /// What numbers of some rows are computed from.
  func side(for rows: RowSet) -> RowComputer.Side {
    RowComputer.Side(
      series: self.rows.series, grains: grains, cells: self.rows.cells(of: rows),
      coverage: self.rows.coverage, now: now)
  }

  /// What numbers of some rows are computed from, where buckets are filled.
  ///
  /// - Throws: that there are too many rows in the buckets of reducers.
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
