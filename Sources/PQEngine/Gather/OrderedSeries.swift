import PQModel

/// A series to which nothing is added any more, with its rows.
struct OrderedSeries {
  let series: Series
  /// The rows that have traffic.
  let rows: RowSet
  /// The cell of each row.
  let cells: [UInt32]
  /// How much of each bucket was fetched; nil if all was.
  let coverage: Coverage?

  init(_ series: Series, _ coverage: Coverage? = nil) {
    self.series = series
    self.coverage = coverage
    (rows, cells) = series.ordered()
  }

  /// The cells of some rows; nowhere if there is no traffic.
  func cells(of rows: RowSet) -> [UInt32] {
    guard rows != self.rows else { return cells }
    return rows.places(in: self.rows).map { $0 == RowSet.nowhere ? $0 : cells[Int($0)] }
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
}
