import PQEngine
import PQFixture
import PQModel

extension FileBackend {
  /// Creates a backend from a file with the given text.
  init(_ name: String, _ text: String, clock: Instant? = nil) throws {
    let file = try TemporaryFile(name, text)
    if let clock {
      try self.init(path: file.path, clock: clock)
    } else {
      try self.init(path: file.path)
    }
  }

  /// Returns the rows of the answer to a request as sorted texts.
  func rows(
    _ range: Range<Int64>, _ interval: Interval, _ metrics: [Metric],
    by dimensions: [ExportDimension] = [], filters: [ExportRequest.Filter] = []
  ) async throws -> [String] {
    try await table(range, interval, metrics, by: dimensions, filters: filters).sortedRows
  }

  /// Returns the answer to a request.
  func table(
    _ range: Range<Int64>, _ interval: Interval, _ metrics: [Metric],
    by dimensions: [ExportDimension] = [], filters: [ExportRequest.Filter] = []
  ) async throws -> DataTable {
    let request = try ExportRequest(
      range: TimeRange(
        from: Instant(milliseconds: range.lowerBound), to: Instant(milliseconds: range.upperBound)),
      interval: interval, metrics: metrics, filters: filters, dimensions: dimensions,
      catalog: catalog, clock: clock)
    return try await answer(request)
  }
}

extension DataTable {
  var sortedRows: [String] {
    (0..<rowCount).map { row in
      columns.map { $0.text(row) }.joined(separator: " ")
    }.sorted()
  }
}

extension Column {
  func text(_ row: Int) -> String {
    switch values {
    case .instants(let values), .integers(let values): "\(values[row])"
    case .decimals(let values): "\(values[row])"
    case .texts(let column): column[row]
    }
  }
}
