public import PQEngine
public import PQModel
package import PQSystem

/// Answers from a fixture file: an answer of the API, CSV or JSON, that was split by every
/// dimension it has.
///
/// The whole file is held in memory, 44 bytes a row with all five metrics, in chunks of some ten
/// thousand rows that are in the order of their dimensions, and 8 for each change of those; the
/// distinct values are held once, each with 8 bytes beside its own. Rows that are zero in every
/// metric are no traffic: they set the clock, and are otherwise forgotten.
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
  ///   - clock: "now" of all requests; `nil` for the end of the data. Rows whose buckets end after
  ///     it do not count, as if they were not there.
  /// - Throws: one sentence that names the file, and line and column if its text is wrong.
  public init(path: String, clock: Instant? = nil) throws(BackendFailure) {
    try self.init(path: FilePath(path), clock: clock)
  }

  /// Loads a file whose path need not be UTF-8.
  package init(path: FilePath, clock: Instant? = nil) throws(BackendFailure) {
    var rows = try FileLoader.load(path)
    if let clock { rows.end(at: clock) }
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
  public func answer(
    _ request: ExportRequest, to sink: inout some AnswerSink
  ) async throws(BackendFailure) {
    sink.take(FileAnswer.table(for: request, from: rows))
  }

  /// All values that the file has in rows that count, in their order.
  public func knownValues(of dimension: Dimension) -> [String] {
    guard let index = rows.dimensions.firstIndex(of: dimension) else { return [] }
    return rows.countedValues(of: index).sorted()
  }
}
