import PQModel

/// The rows of an answer, stored in columns.
struct AnswerColumns: Equatable {
  let layout: ColumnLayout
  /// The starts of the buckets, in milliseconds since the epoch.
  var starts: [Int64]
  /// A column for each dimension, in the order of the layout.
  var labels: [TextColumn]
  /// A column for each metric, in the order of the layout.
  var values: [MetricColumn]

  init(_ layout: ColumnLayout, starts: [Int64], labels: [TextColumn], values: [MetricColumn]) {
    self.layout = layout
    self.starts = starts
    self.labels = labels
    self.values = values
  }

  /// Creates an answer without rows.
  init(empty layout: ColumnLayout) {
    self.init(
      layout, starts: [],
      labels: layout.dimensions.map { _ in TextColumn(codes: [], dictionary: []) },
      values: layout.metrics.map(MetricColumn.init(emptyOf:)))
  }

  /// The number of rows.
  var rowCount: Int { starts.count }

  /// Returns the same rows with the columns of another layout. The other layout may have fewer columns.
  func arranged(_ layout: ColumnLayout) -> AnswerColumns {
    let labels = layout.dimensions.compactMap { dimension in
      self.layout.dimensions.firstIndex(of: dimension).map { self.labels[$0] }
    }
    let values = layout.metrics.compactMap { metric in
      self.layout.metrics.firstIndex(of: metric).map { self.values[$0] }
    }
    return AnswerColumns(layout, starts: starts, labels: labels, values: values)
  }
}

extension AnswerColumns {
  /// Reads the columns of a backend's table; `nil` if a column is missing or has the wrong type.
  init?(_ table: DataTable, _ layout: ColumnLayout) {
    guard case .instants(let starts)? = table["timestamp"]?.values else { return nil }
    let labels = layout.dimensions.compactMap { table.texts(of: $0) }
    let values = layout.metrics.compactMap { table.values(of: $0) }
    let counts = labels.map(\.codes.count) + values.map(\.count)
    guard labels.count == layout.dimensions.count, values.count == layout.metrics.count,
      counts.allSatisfy({ $0 == starts.count })
    else { return nil }
    self.init(layout, starts: starts, labels: labels, values: values)
  }

  /// The answer as a backend's table.
  var table: DataTable {
    let labels = zip(layout.dimensions, labels).map {
      Column($0.rawValue, .label, .texts($1))
    }
    let values = zip(layout.metrics, values).map {
      Column($0.rawValue, .measure($0.unit), $1.columnValues)
    }
    return DataTable([Column("timestamp", .time, .instants(starts))] + labels + values)
  }
}

extension DataTable {
  fileprivate func texts(of dimension: ExportDimension) -> TextColumn? {
    guard case .texts(let texts)? = self[dimension.rawValue]?.values,
      texts.codes.allSatisfy({ $0 < texts.dictionary.count })
    else { return nil }
    return texts
  }

  fileprivate func values(of metric: Metric) -> MetricColumn? {
    switch self[metric.rawValue]?.values {
    case .integers(let values) where metric.isWhole: .integers(values)
    case .decimals(let values) where !metric.isWhole && values.allSatisfy(\.isFinite):
      .decimals(values)
    default: nil
    }
  }
}

extension AnswerColumns {
  /// Returns the rows whose buckets start in a range. The dictionaries may have values that no row uses.
  func clipped(to range: TimeRange) -> AnswerColumns {
    let inside = range.from.milliseconds..<range.to.milliseconds
    guard !starts.allSatisfy(inside.contains) else { return self }
    let rows = RowRuns(starts, in: range)
    var clipped = self
    clipped.starts = rows.values(starts)
    for place in labels.indices { clipped.labels[place].codes = rows.values(labels[place].codes) }
    for place in values.indices { clipped.values[place] = values[place].rows(rows) }
    return clipped
  }
}

/// The columns of an answer, in order, without the column `timestamp`.
struct ColumnLayout: Equatable {
  let dimensions: [ExportDimension]
  let metrics: [Metric]

  init(dimensions: [ExportDimension], metrics: [Metric]) {
    self.dimensions = dimensions
    self.metrics = metrics
  }

  /// The layout of the answer to a request.
  init(_ request: ExportRequest) {
    self.init(dimensions: request.dimensions, metrics: request.metrics)
  }
}

/// The values of a metric, one for each row.
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

  /// The values as the values of a table's column.
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
