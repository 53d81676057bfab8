import PQModel

extension DataTable {
  /// Returns the table with only the columns that a request expects, in the order of the request.
  ///
  /// - Throws: A fault if a column is missing, or if it has values of another type, NULL, a code outside
  ///   its dictionary, or another length than the column `timestamp`.
  func expectedColumns(of request: ExportRequest) throws(AnswerFault) -> DataTable {
    var columns: [Column] = []
    for expected in request.expectedColumns {
      guard let column = self[expected.name] else {
        throw AnswerFault(description: "there is no column \"\(expected.name)\"")
      }
      if let problem = expected.problem(of: column, rowCount: columns.first?.count) {
        throw AnswerFault(description: "the column \"\(expected.name)\" \(problem)")
      }
      columns.append(column)
    }
    return DataTable(columns)
  }

  /// The bucket start of each row, in milliseconds. The table must have the expected columns.
  var starts: [Int64] {
    if case .instants(let values)? = columns.first?.values { values } else { [] }
  }

  /// Returns the texts of a dimension, given its index in the request. The table must have the expected
  /// columns.
  func texts(_ place: Int) -> TextColumn {
    if case .texts(let texts) = columns[place + 1].values { texts } else { TextColumn([]) }
  }
}

extension ExportRequest {
  fileprivate var expectedColumns: [ExpectedColumn] {
    [.timestamp] + dimensions.map { .dimension($0) } + metrics.map { .metric($0) }
  }
}

/// A column that an answer must have.
private enum ExpectedColumn {
  case timestamp
  case dimension(ExportDimension)
  case metric(Metric)

  var name: String {
    switch self {
    case .timestamp: "timestamp"
    case .dimension(let dimension): dimension.rawValue
    case .metric(let metric): metric.rawValue
    }
  }

  private var type: String {
    switch self {
    case .timestamp: "instants"
    case .dimension: "texts"
    case .metric(let metric): metric.isWhole ? "integers" : "decimals"
    }
  }

  /// Returns the problem of a column as the end of a sentence; `nil` if there is none.
  ///
  /// - Parameter rowCount: The number of rows of the table; `nil` for its first column.
  func problem(of column: Column, rowCount: Int?) -> String? {
    guard accepts(column) else {
      return "has \(column.values.typeName), and must have \(type)"
    }
    let count = column.count
    for other in [rowCount, column.nulls?.count, column.exact?.count] {
      if let other, other != count { return "has \(count) values for \(other) rows" }
    }
    if let row = column.nulls?.firstIndex(of: true) { return "has NULL in row \(row + 1)" }
    guard case .texts(let texts) = column.values,
      (texts.codes.max().map { Int($0) } ?? -1) >= texts.dictionary.count
    else { return nil }
    let row = texts.codes.firstIndex { Int($0) >= texts.dictionary.count } ?? 0
    return "has the code \(texts.codes[row]) in row \(row + 1),"
      + " and a dictionary of \(texts.dictionary.count) texts"
  }

  private func accepts(_ column: Column) -> Bool {
    switch (self, column.values) {
    case (.timestamp, .instants), (.dimension, .texts): true
    case (.metric(let metric), _) where column.exact != nil:
      if case .integerSums = column.exact { metric.isWhole } else { !metric.isWhole }
    case (.metric(let metric), .integers): metric.isWhole
    case (.metric(let metric), .decimals): !metric.isWhole
    default: false
    }
  }
}

extension Column.Values {
  /// The name of the case.
  fileprivate var typeName: String {
    switch self {
    case .instants: "instants"
    case .texts: "texts"
    case .integers: "integers"
    case .decimals: "decimals"
    }
  }
}
