public import PQEngine
public import PQModel

/// Answers from a fixture file: an answer of the API, CSV or JSON, that was split by every
/// dimension it has.
///
/// The whole file is held in memory, 44 bytes a row with all five metrics, in chunks of some ten
/// thousand rows that are in the order of their dimensions, and 8 for each change of those. Rows
/// that are zero in every metric are no traffic: they set the clock, and are otherwise forgotten.
public struct FileBackend: Backend {
  /// The last component of the path.
  public let name: String
  /// The metrics and dimensions that the file has, under the documented limits, without the
  /// intervals that its grain cannot answer. A JSON file without rows says nothing about its
  /// columns, so everything may be asked of it.
  public let catalog: Catalog
  /// The end of the last bucket of the file, unless a clock was given; the epoch, if the file has
  /// no rows.
  public let clock: Instant

  private let rows: FileRows

  /// Loads a file whose name ends in `.csv` or `.json`.
  ///
  /// - Parameters:
  ///   - path: the file, absolute or relative to the working directory.
  ///   - clock: "now" for whoever asks; nil for the end of the data.
  /// - Throws: one sentence that names the file, and line and column if its text is wrong.
  public init(path: String, clock: Instant? = nil) throws(BackendFailure) {
    let rows = try FileLoader.load(path)
    let isUnknown = rows.metrics.isEmpty
    self.rows = rows
    name = FixtureFile.name(of: path)
    catalog = Catalog(
      metrics: isUnknown ? Metric.allCases : rows.metrics,
      dimensions: isUnknown ? Dimension.allCases : rows.dimensions,
      limits: .documented.coarsened(to: rows.grain))
    self.clock = clock ?? rows.end
  }

  /// Answers a request by one pass over the rows, in the order of time and of the values' bytes.
  ///
  /// `sessions` adds up over dimensions and averages over time: an absent bucket counts as 0.
  public func answer(_ request: ExportRequest) async throws(BackendFailure) -> Table {
    var answer = FileAnswer(to: request, from: rows)
    return answer.table()
  }

  /// All values that the file has, in their order.
  public func knownValues(of dimension: Dimension) -> [String] {
    guard let index = rows.dimensions.firstIndex(of: dimension) else { return [] }
    return rows.values[index].sorted()
  }
}
