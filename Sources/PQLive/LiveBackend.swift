public import PQEngine
import PQHTTP
public import PQModel
import PQSystem

/// A backend that sends requests over HTTP to the export API, or to a server with the same
/// protocol.
///
/// It opens no library, file or connection before the first request.
public struct LiveBackend: DetailedBackend {
  /// The host of the API, with its port if the address names one.
  public let name: String
  /// The address of the API.
  package var endpoint: Endpoint { connection.endpoint }
  /// The metrics, dimensions and limits of the API.
  public let catalog: Catalog
  /// The minimum number of rows in a piece, except for the last piece. Such a piece has some
  /// megabytes.
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

  /// The time from which the API's retention is counted back. It is the fixed `now` of the settings if
  /// that is set, otherwise the current time.
  public var clock: Instant { connection.queryTime }

  /// The destination of the requests, and the time until they may be sent.
  public var details: BackendDetails { BackendDetails(of: self) }

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
  package func rows(of request: ExportRequest) async throws(LiveFailure) -> DataTable {
    var answer = SinglePieceSink()
    try await connection.answer(request, pieceSize: .max, to: &answer)
    return answer.table
  }

  /// Returns the time until the last of `requests` can be sent, rounded up to whole seconds.
  package func forecast(_ requests: [ExportRequest]) -> Forecast {
    let wait = connection.limiter.wait(for: requests.count)
    return Forecast(wait: Int64((wait / .seconds(1)).rounded(.up)) * .second)
  }
}

extension LiveBackend {
  /// The URL of the requests and the source of the token, as the settings give them. The token is
  /// not fetched.
  package var destination: HTTPDestination? {
    HTTPDestination(
      url: connection.requestURL, caFile: caFile, isThisMachine: endpoint.isLoopback,
      token: tokenOrigin)
  }
}

extension TokenSource {
  /// The source of the token, as far as it is known without fetching the token.
  var origin: HTTPDestination.TokenOrigin {
    switch self {
    case .none, .environment: .environment
    case .token: .program
    case .file(let path): .file(HomePath(path).path.description)
    case .command: .command
    case .firstOf(let sources): sources.first(where: \.mayHaveToken)?.origin ?? .environment
    }
  }

  /// True if there may be a token, as far as is known without fetching it.
  var mayHaveToken: Bool {
    switch self {
    case .none: false
    case .environment: Self.isInEnvironment
    case .token, .file, .command: true
    case .firstOf(let sources): sources.contains(where: \.mayHaveToken)
    }
  }
}

extension LiveBackend {
  /// Returns a name of the account, to distinguish it from other accounts of the same service. The
  /// name is a digest of the token, salted with the address of the service. The token cannot be
  /// computed from it.
  ///
  /// This fetches the token, as a request does. All requests without a token have the same account.
  ///
  /// - Throws: `LiveFailure` if the token cannot be fetched, or if there is none and the server is
  ///   on another machine.
  package func account() throws(LiveFailure) -> String {
    let salt = Array("account of \(endpoint.url) ".utf8)
    guard let token = try connection.token() else { return SHA256.digest(of: salt).name }
    return token.reveal { SHA256.digest(of: salt + $0).name }
  }
}

/// A sink for an answer that arrives as a single piece. It keeps only the last piece.
struct SinglePieceSink: AnswerSink {
  private(set) var table = DataTable([])

  mutating func take(_ piece: DataTable) { table = piece }

  mutating func begin(_ head: AnswerHead) { table = DataTable([]) }
}
