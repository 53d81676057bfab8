public import PQEngine
import PQHTTP
public import PQModel

/// A backend that sends requests over HTTP to the export API, or to a server with the same
/// protocol.
///
/// It opens no library, file or connection before the first request.
public struct LiveBackend: Backend {
  /// The host of the API, with its port if the address names one.
  public let name: String
  /// The address of the API.
  public var endpoint: Endpoint { connection.endpoint }
  /// The metrics, dimensions and limits of the API.
  public let catalog: Catalog
  /// The number of collected rows from which on a piece is passed on: some megabytes.
  private static let pieceSize = 1 << 15

  let connection: LiveConnection
  /// The source of the token. `caFile` is the file of trusted certificates; `nil` for the system's.
  let tokenOrigin: HTTPDestination.TokenOrigin
  let caFile: String?

  /// Creates a backend for the API with some settings.
  public init(_ settings: LiveSettings = LiveSettings()) {
    self.init(
      settings, transport: .curl(settings.limits, caFile: settings.caPath),
      clock: .system())
  }

  /// Creates a backend with another transport and clock, for tests.
  init(_ settings: LiveSettings, transport: HTTPTransport, clock: LiveClock) {
    name = settings.endpoint.authority
    catalog = settings.catalog
    tokenOrigin = settings.token.origin
    caFile = settings.caFile
    connection = LiveConnection(settings, transport: transport, clock: clock)
  }

  /// The time that retention is counted back from: `now` of the settings, which stands still, or
  /// else the time of day.
  public var clock: Instant { connection.queryTime }

  /// Sends a request, retries it as the settings allow, and decodes the answer while it arrives.
  ///
  /// - Parameter sink: gets pieces of at least 32,768 rows, except for the last one. A retry begins
  ///   the answer again.
  /// - Throws: `BackendFailure` if no try succeeds; its kind is `.cancelled` if the task was
  ///   cancelled.
  public func answer(
    _ request: ExportRequest, to sink: inout some AnswerSink
  ) async throws(BackendFailure) {
    do throws(LiveFailure) {
      try await connection.answer(request, pieceSize: Self.pieceSize, to: &sink)
    } catch {
      throw error.backendFailure
    }
  }

  /// Returns all rows of an answer, for tests that check the kind of a failure. Rows of buckets
  /// that have not ended by the server's clock are included.
  package func rows(of request: ExportRequest) async throws(LiveFailure) -> Table {
    var answer = SinglePieceSink()
    try await connection.answer(request, pieceSize: .max, to: &answer)
    return answer.table
  }

  /// Returns the time until the last of some requests can be sent, rounded up to whole seconds.
  public func forecast(_ requests: [ExportRequest]) -> Forecast {
    let wait = connection.limiter.wait(for: requests.count)
    return Forecast(wait: Int64((wait / .seconds(1)).rounded(.up)) * .second)
  }
}
