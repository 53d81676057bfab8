public import PQModel

/// A source of answers to export requests: the live API, a fixture file, the built-in demo, or a backend
/// in front of another backend, such as a cache.
///
/// A backend receives export requests, not queries. Every request is valid for the backend's catalog, so
/// the backend does not have to check the API's rules again.
public protocol Backend: Sendable {
  /// The name that is shown to users, such as `demo` or `march.csv`.
  var name: String { get }

  /// The metrics, dimensions, intervals and limits of the backend.
  var catalog: Catalog { get }

  /// The current time of the backend's data, used as "now".
  var clock: Instant { get }

  /// Sends the answer to a request to a sink, piece by piece. So a backend in front of another backend
  /// can pass on each piece when it arrives.
  ///
  /// Each piece is a table with the column `timestamp` (bucket starts), a column for each dimension, and
  /// a column for each metric of the request. The columns have the names of the export API and are in
  /// the request's order. Rows may come in any order. A bucket or a group without traffic has no rows.
  ///
  /// - Throws: The reason why there is no complete answer. The caller must then discard all pieces that
  ///   were sent.
  func answer(
    _ request: ExportRequest, to sink: inout some AnswerSink
  ) async throws(BackendFailure)

  /// Returns the known values of a dimension, the most likely first, and sends nothing. A prompt offers
  /// these values. The list may be incomplete, and a value in it may have no traffic.
  func knownValues(of dimension: ExportDimension) -> [String]
}

extension Backend {
  /// Returns the whole answer to a request as one table.
  ///
  /// - Throws: A failure if there is no complete answer, or if the answer is wrong. An answer that ends
  ///   before the end of the requested range is not complete.
  public func answer(_ request: ExportRequest) async throws(BackendFailure) -> DataTable {
    var collector = TableCollector()
    try await answer(request, to: &collector)
    var check = AnswerCheck(of: request, from: name)
    return try check.checked(try collector.table(for: request, from: name))
  }

  /// Returns no values.
  public func knownValues(of dimension: ExportDimension) -> [String] { [] }
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

  /// Returns the expected cost of requests if all of them were sent now. It sends nothing. The default
  /// is a forecast without stored answers and without waiting.
  func forecast(_ requests: [ExportRequest]) -> Forecast
}

extension DetailedBackend {
  package var destination: HTTPDestination? { nil }

  package var base: (any Backend)? { nil }

  package var refreshing: any Backend { self }

  package func forecast(_ requests: [ExportRequest]) -> Forecast { Forecast() }
}

extension Backend {
  private var details: (any DetailedBackend)? { self as? any DetailedBackend }

  /// The destination of the requests; `nil` if the backend answers in this process.
  package var destination: HTTPDestination? { details?.destination }

  /// A version of this backend that asks again and replaces stored answers.
  package var refreshing: any Backend { details?.refreshing ?? self }

  /// Returns the expected cost of requests if all of them were sent now. It sends nothing.
  package func forecast(_ requests: [ExportRequest]) -> Forecast {
    details?.forecast(requests) ?? Forecast()
  }

  /// Returns the first backend of a type; `nil` if there is none. It searches this backend and the
  /// backends behind it.
  package func layer<Layer: Backend>(_ type: Layer.Type) -> Layer? {
    (self as? Layer) ?? details?.base?.layer(type)
  }
}
