import PQModel

/// The values of a metric, one a row.
enum MetricColumn: Equatable {
  case integers([Int64])
  case decimals([Double])

  init(emptyOf metric: Metric) { self = metric.isWhole ? .integers([]) : .decimals([]) }

  /// How many values there are.
  var count: Int {
    switch self {
    case .integers(let values): values.count
    case .decimals(let values): values.count
    }
  }

  /// The values as a table holds them.
  var columnValues: Column.Values {
    switch self {
    case .integers(let values): .integers(values)
    case .decimals(let values): .decimals(values)
    }
  }

  /// The values of some rows.
  func rows(_ rows: RowRuns) -> MetricColumn {
    switch self {
    case .integers(let values): .integers(rows.values(values))
    case .decimals(let values): .decimals(rows.values(values))
    }
  }
}
