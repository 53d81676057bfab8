public import PQModel

/// Whoever answers export requests: the live API, a fixture file, the built-in demo.
///
/// A backend sees requests and never a query. Every request that reaches it is valid for the
/// catalog that it hands out, so it checks none of the API's rules again.
public protocol Backend: Sendable {
  /// What to call it in front of a person, such as `demo` or `march.csv`.
  var name: String { get }

  /// What it can be asked, its limits among it.
  var catalog: Catalog { get }

  /// Its clock: "now", as far as its data goes.
  var clock: Instant { get }

  /// Where it sends its requests; nil if it answers them in this process, which is the default.
  var destination: HTTPDestination? { get }

  /// Answers a request, piece by piece. It is the only form of an answer, so that whatever stands
  /// before another backend hands on pieces as they come.
  ///
  /// Each piece is a table with the column `timestamp` (bucket starts), a column for each dimension
  /// and one for each metric of the request, named as on the wire and in the request's order. Rows
  /// may come in any order; a bucket or a group without traffic has none.
  ///
  /// - Throws: why there is no answer, or no whole one. The pieces so far are of no use then.
  func answer(
    _ request: ExportRequest, to sink: inout some AnswerSink
  ) async throws(BackendFailure)

  /// The backend that this one stands before; nil for one that answers by itself, which is the
  /// default.
  var base: (any Backend)? { get }

  /// The same backend, asked anew: what it has kept of earlier answers is replaced. One that keeps
  /// nothing is its own.
  var refreshing: any Backend { get }

  /// What requests would cost if all were sent now, as far as is known here; nothing is sent to find
  /// out. One that does not say keeps nothing and lets nothing wait.
  func forecast(_ requests: [ExportRequest]) -> Forecast

  /// The values of a dimension that are known here, the likeliest first; nothing is sent to find
  /// out. They are what a prompt offers: there may be others, and one that is known may have no
  /// traffic.
  func knownValues(of dimension: Dimension) -> [String]
}

extension Backend {
  /// Returns the whole answer to a request as one table.
  ///
  /// - Throws: also if the answer ends before the range of the request does.
  public func answer(_ request: ExportRequest) async throws(BackendFailure) -> Table {
    var collector = TableCollector()
    try await answer(request, to: &collector)
    return try collector.table(for: request, from: name)
  }

  /// Nowhere.
  public var destination: HTTPDestination? { nil }

  /// It answers by itself.
  public var base: (any Backend)? { nil }

  /// Returns the first of a type among this backend and those that it stands before; nil if there is
  /// none.
  package func layer<Layer: Backend>(_ type: Layer.Type) -> Layer? {
    (self as? Layer) ?? base?.layer(type)
  }

  /// Nothing is kept.
  public var refreshing: any Backend { self }

  /// Nothing is kept, and nothing waits.
  public func forecast(_ requests: [ExportRequest]) -> Forecast { Forecast() }

  /// None is known.
  public func knownValues(of dimension: Dimension) -> [String] { [] }
}
