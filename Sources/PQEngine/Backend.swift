public import PQModel

/// A source of answers to export requests: the live API, a fixture file, the built-in demo, or data of
/// the host program.
///
/// A backend receives export requests, not queries. Every request is valid for the backend's catalog, so
/// the backend does not have to check the API's rules again. It provides a name, a catalog, a clock and
/// answers.
///
///     struct Heartbeat: Backend {
///       let name = "heartbeat"
///       let catalog = Catalog(
///         metrics: [.http], dimensions: [],
///         limits: ExportLimits(rules: [.init(.h1)], maxDimensions: 0))
///       let clock = Instant(milliseconds: 1_768_435_200_000)  // 2026-01-15T00:00Z
///
///       func answer(
///         _ request: ExportRequest, to sink: inout some AnswerSink
///       ) async throws(BackendFailure) {
///         let starts = (0..<request.bucketCount).map { number in
///           request.range.from.advanced(by: .hours(Int64(number)))
///         }
///         do {
///           let bytes = Column.values(of: .http, starts.map { _ in Int64(1_000) })
///           sink.take(try DataTable(columns: [.timestamps(starts), bytes]))
///         } catch {
///           throw BackendFailure("the heartbeat stopped: \(error)")
///         }
///       }
///     }
///
/// The engine checks every answer. It refuses a wrong one with a failure that names the backend and the
/// row. `BackendConformance`, in the product `PQBackendTesting`, tests a backend.
public protocol Backend: Sendable {
  /// The name that is shown to users, such as `demo` or `march.csv`. It must not change.
  var name: String { get }

  /// The metrics, dimensions, intervals and limits of the backend. It must not change while a session
  /// uses the backend.
  var catalog: Catalog { get }

  /// The current time of the backend's data, used as "now": LAST ends at the last bucket border before
  /// it. For data that do not grow, it is the end of the data, so that LAST 1h has rows. It must not go
  /// back. It is read once for each text.
  var clock: Instant { get }

  /// Sends the answer to a request to a sink, in one or more pieces.
  ///
  /// Each piece is a table with these columns, in this order:
  ///
  /// - `Column.timestamps`: the start of the row's bucket, inside the half-open range of the request
  ///   (`ExportRequest.bucketStart(of:)`).
  /// - `Column.values(of:_:)` for each dimension of the request: the value of the row. It may be empty,
  ///   but not NULL.
  /// - `Column.values(of:_:)` for each metric of the request, in bytes or milliseconds: the sum over the
  ///   bucket. For `sessions`, `Column.averages(of:_:)`: the average over the whole bucket. A number is
  ///   finite and not negative.
  ///
  /// There is one row for each bucket and each combination of values that has traffic, in any order and
  /// in any piece. A bucket or a combination without traffic has no row. Without dimensions, a bucket has
  /// one row.
  ///
  /// Only traffic that passes all filters of the request counts (`ExportRequest.Filter.matches`), also
  /// filters on dimensions that the request does not group by. An unknown value is not an error: it
  /// matches nothing.
  ///
  /// An answer without rows is one piece without rows. Several requests are answered at the same time.
  ///
  /// - Parameters:
  ///   - request: a request that the catalog allows.
  ///   - sink: receives the pieces. If the backend begins again after an error, it calls `begin` first.
  /// - Throws: The reason why there is no complete answer. The pieces that were sent are then discarded.
  ///   The kind `request` lets other requests go on, so that a partial answer is possible. The kind
  ///   `backend` ends the run. If the task is cancelled, throw `BackendFailure.cancelled`.
  func answer(
    _ request: ExportRequest, to sink: inout some AnswerSink
  ) async throws(BackendFailure)

  /// Returns the known values of a dimension, the most likely first, and sends nothing. A prompt offers
  /// these values, and messages suggest them for misspelt values. The list may be incomplete, and a value
  /// in it may have no traffic. The default is an empty list.
  func knownValues(of dimension: ExportDimension) -> [String]

  /// More facts about a backend of this package, for EXPLAIN and for the cache. The default has none.
  var details: BackendDetails { get }
}

/// More facts about a backend of this package, for EXPLAIN and for the cache. A host program has no use for
/// them.
public struct BackendDetails: Sendable {
  /// The backend that has the facts; `nil` for a backend that has none.
  fileprivate let backend: (any DetailedBackend)?

  /// Creates the facts of a backend that has none.
  public init() { backend = nil }

  /// Creates the facts of a backend. A cast to the protocol would search all conformances of the program.
  package init(of backend: any DetailedBackend) { self.backend = backend }
}

extension Backend {
  /// Returns the whole answer to a request as one table.
  ///
  /// - Throws: A failure if there is no complete answer, or if the answer is wrong. An answer that ends
  ///   before the end of the requested range is not complete.
  public func answer(_ request: ExportRequest) async throws(BackendFailure) -> DataTable {
    var collector = CheckedCollector(of: request, from: name)
    try await answer(request, to: &collector)
    return try collector.table()
  }

  /// Returns no values.
  public func knownValues(of dimension: ExportDimension) -> [String] { [] }

  /// No facts.
  public var details: BackendDetails { BackendDetails() }
}

/// A backend of this package with more facts than answers: for EXPLAIN, for the cache, and for decorators.
package protocol DetailedBackend: Backend {
  /// The destination of the requests; `nil` if the backend answers in this process. The default is `nil`.
  var destination: HTTPDestination? { get }

  /// The backend behind this one; `nil` if this backend answers by itself. The default is `nil`.
  var base: (any Backend)? { get }

  /// A version of this backend that asks again and replaces stored answers. The default is the backend
  /// itself, because it stores nothing.
  var refreshing: any Backend { get }

  /// Returns all values of a dimension in the data of the backend, and sends nothing; `nil` if they are
  /// not known. The default is the list of the backend behind this one.
  func allValues(of dimension: ExportDimension) -> [String]?

  /// Returns the expected cost of requests if all of them were sent now. It sends nothing. The default
  /// is a forecast without stored answers and without waiting.
  func forecast(_ requests: [ExportRequest]) -> Forecast
}

extension DetailedBackend {
  package var details: BackendDetails { BackendDetails(of: self) }

  package var destination: HTTPDestination? { nil }

  package var base: (any Backend)? { nil }

  package var refreshing: any Backend { self }

  package func allValues(of dimension: ExportDimension) -> [String]? {
    base?.allValues(of: dimension)
  }

  package func forecast(_ requests: [ExportRequest]) -> Forecast { Forecast() }
}

extension Backend {
  /// The destination of the requests; `nil` if the backend answers in this process.
  package var destination: HTTPDestination? { details.backend?.destination }

  /// A version of this backend that asks again and replaces stored answers.
  package var refreshing: any Backend { details.backend?.refreshing ?? self }

  /// Returns all values of a dimension in the data of the backend, and sends nothing; `nil` if they are
  /// not known.
  package func allValues(of dimension: ExportDimension) -> [String]? {
    details.backend?.allValues(of: dimension)
  }

  /// Returns the expected cost of requests if all of them were sent now. It sends nothing.
  package func forecast(_ requests: [ExportRequest]) -> Forecast {
    details.backend?.forecast(requests) ?? Forecast()
  }

  /// Returns the first backend of a type; `nil` if there is none. It searches this backend and the
  /// backends behind it.
  package func layer<Layer: Backend>(_ type: Layer.Type) -> Layer? {
    (self as? Layer) ?? details.backend?.base?.layer(type)
  }
}
