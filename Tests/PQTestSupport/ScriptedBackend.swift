public import PQEngine
public import PQModel
import Synchronization

/// A backend that answers by a script of the test and records its requests.
public final class ScriptedBackend: Backend {
  /// A function that returns the answer to a request.
  public typealias Script = @Sendable (ExportRequest) throws(BackendFailure) -> DataTable

  /// The name `scripted`.
  public let name = "scripted"
  /// The metrics, dimensions, intervals and limits of the backend.
  public let catalog: Catalog
  /// The current time of the backend.
  public let clock: Instant
  private let script: Script
  private let log = Mutex<[ExportRequest]>([])

  /// Creates a backend. By default its clock is the start of 2026-01-15, and its answers are
  /// `DataTable.ones`.
  public init(
    catalog: Catalog = Catalog(), clock: Instant = CivilTime(year: 2026, month: 1, day: 15).instant,
    script: @escaping Script = { .ones($0) }
  ) {
    self.catalog = catalog
    self.clock = clock
    self.script = script
  }

  /// The requests so far, in order.
  public var requests: [ExportRequest] { log.withLock { $0 } }

  /// Answers by the script.
  public func answer(
    _ request: ExportRequest, to sink: inout some AnswerSink
  ) async throws(BackendFailure) {
    log.withLock { $0.append(request) }
    sink.take(try script(request))
  }
}

extension DataTable {
  /// Returns a valid answer: a row for every bucket with 1 in every metric. Each dimension has the first
  /// value of its filter, or `x` without a filter.
  public static func ones(_ request: ExportRequest) -> DataTable {
    let count = request.bucketCount
    let length = request.interval.length.milliseconds
    let starts = (0..<count).map { request.range.from.milliseconds + Int64($0) * length }
    return DataTable(
      [Column("timestamp", .time, .instants(starts))]
        + request.dimensions.map { dimension in
          let filter = request.filters.first { $0.dimension == dimension }
          let value = filter?.values.first ?? "x"
          return .texts(dimension.rawValue, Array(repeating: value, count: count))
        }
        + request.metrics.map { metric in
          Column(
            metric.rawValue, .measure(metric.unit),
            metric.isWhole
              ? .integers(Array(repeating: 1, count: count))
              : .decimals(Array(repeating: 1, count: count)))
        })
  }
}
