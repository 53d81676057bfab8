import PQModel

/// The values of a metric, one per row.
enum MetricColumn: Equatable {
  case integers([Int64])
  case decimals([Double])

  init(emptyOf metric: Metric) { self = metric.isWhole ? .integers([]) : .decimals([]) }

  /// The number of values.
  var count: Int {
    switch self {
    case .integers(let values): values.count
    case .decimals(let values): values.count
    }
  }

  /// The values as those of a table's column.
  var columnValues: Column.Values {
    switch self {
    case .integers(let values): .integers(values)
    case .decimals(let values): .decimals(values)
    }
  }

  /// Returns the values of some rows.
  func rows(_ rows: RowRuns) -> MetricColumn {
    switch self {
    case .integers(let values): .integers(rows.values(values))
    case .decimals(let values): .decimals(rows.values(values))
    }
  }
}
