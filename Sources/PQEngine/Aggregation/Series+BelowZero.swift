import PQModel

/// Negative sums. Traffic is never negative, so a negative sum means that more was subtracted than
/// there is.
extension Series {
  /// One sum of a series.
  struct Cell {
    var group: UInt32
    let bucket: UInt32
    /// The index of the metric among those of the series.
    let metric: Int
  }

  /// The negative sum of the earliest bucket, or `nil` if there is none. A remainder of rounding does
  /// not count.
  var firstBelowZero: Cell? {
    let cells = metrics.indices.flatMap { place in
      cellsBelowZero(place).map { cell($0, place) }
    }
    return cells.min { ($0.bucket, $0.group, $0.metric) < ($1.bucket, $1.group, $1.metric) }
  }

  /// Returns the sum of a cell without its sign, as text; 0 if the cell has no rows.
  func magnitude(of cell: Cell) -> String {
    guard let number = number(of: cell) else { return "0" }
    return metrics[cell.metric].isWhole
      ? "\(sum(cell.metric, cell: number).magnitude)"
      : "\(averages(cell.metric, nil)[number].magnitude)"
  }
}
