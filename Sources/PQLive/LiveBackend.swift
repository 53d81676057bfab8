public import PQEngine
import PQHTTP
public import PQModel

/// Answers from the export API over HTTP, or from a server that speaks like it.
///
/// Nothing is opened, read or connected before the first request.
public struct LiveBackend: Backend {
  /// The host of the API.
  public let name: String
  /// Where the API is.
  public var endpoint: Endpoint { connection.endpoint }
  /// What the API can be asked.
  public let catalog: Catalog
  /// Some megabytes.
  private static let pieceSize = 1 << 15

  let connection: LiveConnection
  /// Where the token comes from, and which certificates are trusted.
  let tokenOrigin: HTTPDestination.TokenOrigin
  let caFile: String?

  /// The API, by settings.
  public init(_ settings: LiveSettings = LiveSettings()) {
    self.init(
      settings, transport: .curl(settings.limits, caFile: settings.caPath),
      clock: .system())
  }

  /// The API over a transport and by a clock that are not the usual ones.
  init(_ settings: LiveSettings, transport: HTTPTransport, clock: LiveClock) {
    name = settings.endpoint.authority
    catalog = settings.catalog
    tokenOrigin = settings.token.origin
    caFile = settings.caFile
    connection = LiveConnection(settings, transport: transport, clock: clock)
  }

  /// The time of day, or that of the settings, which stands still.
  public var clock: Instant { connection.queryTime }

  /// Asks the API, again and again if need be, and decodes the answer while it arrives: some ten
  /// thousand rows at a time.
  public func answer(
    _ request: ExportRequest, to sink: inout some AnswerSink
  ) async throws(BackendFailure) {
    do throws(LiveFailure) {
      try await connection.answer(request, pieceSize: Self.pieceSize, to: &sink)
    } catch {
      throw error.backendFailure
    }
  }

  /// Returns all rows of an answer, for tests that look at the kind of a failure. Buckets that are not
  /// over by the server's clock are among them.
  package func rows(of request: ExportRequest) async throws(LiveFailure) -> Table {
    var answer = WholeAnswer()
    try await connection.answer(request, pieceSize: .max, to: &answer)
    return answer.table
  }

  /// How long the last of the requests has to wait for its turn, in whole seconds.
  public func forecast(_ requests: [ExportRequest]) -> Forecast {
    let wait = connection.limiter.wait(for: requests.count)
    return Forecast(wait: Int64((wait / .seconds(1)).rounded(.up)) * .second)
  }
}
