public import PQEngine
public import PQModel
package import PQSystem

/// A backend that answers from a fixture file. The file is an answer of the export API in CSV or JSON.
/// Its rows are split by every dimension of the file.
///
/// The whole file is held in memory. A row with all five metrics takes 44 bytes. Rows are held in chunks
/// of at most 32,768 rows. In a chunk, rows with equal dimensions form a run, and each run takes 8 more
/// bytes. Each distinct value is held once and takes 8 bytes in addition to its text. A row that is zero
/// in every metric counts for `clock` but is not held.
public struct FileBackend: DetailedBackend {
  /// The last component of the path of the file.
  public let name: String
  /// The metrics and dimensions of the file, with the documented limits of the API. The catalog has only
  /// intervals that are a multiple of the file's bucket length.
  ///
  /// A JSON file without rows does not name its columns, so its catalog has all metrics and
  /// dimensions.
  public let catalog: Catalog
  /// The clock that was passed to the initializer. Without it, the end of the last bucket of the file,
  /// or the epoch if the file has no rows.
  public let clock: Instant

  private let rows: FileRows

  /// Creates a backend from a file whose name ends in `.csv` or `.json`.
  ///
  /// - Parameters:
  ///   - path: The path of the file, absolute or relative to the working directory.
  ///   - clock: The time that all requests use as "now". Rows whose buckets end after the clock are
  ///     ignored.
  /// - Throws: A failure if the name has another ending, if the file cannot be opened or read, if
  ///   its text is invalid, or if two rows have the same timestamp and dimensions. The message is
  ///   one sentence. For invalid text and repeated rows it begins with the file name, the line and
  ///   the column.
  public init(path: String, clock: Instant) throws(BackendFailure) {
    try self.init(path: FilePath(path), clock: clock)
  }

  /// Creates a backend from a file whose name ends in `.csv` or `.json`. Its clock is the end of the
  /// file's data.
  ///
  /// - Throws: A failure as the other initializer.
  public init(path: String) throws(BackendFailure) {
    try self.init(path: FilePath(path))
  }

  /// Creates a backend from a file whose path may contain bytes that are not UTF-8.
  package init(path: FilePath, clock: Instant? = nil) throws(BackendFailure) {
    var rows = try FileLoader.load(path)
    if let clock { rows.end(at: clock) }
    let isUnknown = rows.metrics.isEmpty
    self.rows = rows
    name = FixtureFile.name(of: path)
    catalog = Catalog(
      metrics: isUnknown ? Metric.allCases : rows.metrics,
      dimensions: isUnknown ? ExportDimension.allCases : rows.dimensions,
      limits: .documented.coarsened(to: rows.grain))
    self.clock = clock ?? rows.end
  }

  /// Sends the answer to a request in one table. The rows are sorted by the start of the bucket, and
  /// then by the bytes of the dimension values, in the request's order of dimensions.
  ///
  /// `sessions` is added over groups and averaged over time. A bucket of the file without a row counts
  /// as 0 in the average. This function never throws.
  public func answer(
    _ request: ExportRequest, to sink: inout some AnswerSink
  ) async throws(BackendFailure) {
    sink.take(FileAnswer.table(for: request, from: rows))
  }

  /// Returns the distinct values of a dimension, sorted as Swift sorts strings. Rows whose buckets end
  /// after the clock are ignored. The array is empty if the file does not have the dimension.
  public func knownValues(of dimension: ExportDimension) -> [String] {
    guard let index = rows.dimensions.firstIndex(of: dimension) else { return [] }
    return rows.countedValues(of: index).sorted()
  }

  /// More facts about the backend, for EXPLAIN and for messages.
  public var details: BackendDetails { BackendDetails(of: self) }

  package func allValues(of dimension: ExportDimension) -> [String]? {
    knownValues(of: dimension)
  }
}
