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

  /// Adds some rows of a column of the same type.
  mutating func append(_ other: MetricColumn, _ rows: RowRuns) {
    // The values are taken out while they grow, so that they are not copied.
    switch (self, other) {
    case (.integers(var values), .integers(let others)):
      self = .integers([])
      rows.copy(others, to: &values)
      self = .integers(values)
    case (.decimals(var values), .decimals(let others)):
      self = .decimals([])
      rows.copy(others, to: &values)
      self = .decimals(values)
    case (.integers, .decimals), (.decimals, .integers):
      preconditionFailure("two columns of one metric differ in type")
    }
  }
}
