/// A series to which nothing is added any more, with its rows.
struct OrderedSeries {
  let series: Series
  /// The rows that have traffic.
  let rows: RowSet
  /// The cell of each row.
  let cells: [UInt32]

  init(_ series: Series) {
    self.series = series
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

  init(_ range: GatheredRange) {
    rows = OrderedSeries(range.rows)
    grains = range.grains.map(OrderedSeries.init)
  }

  /// What numbers of some rows are computed from.
  func side(for rows: RowSet) -> RowComputer.Side {
    RowComputer.Side(series: self.rows.series, grains: grains, cells: self.rows.cells(of: rows))
  }
}
