public import PQModel
import PQSystem

extension LiveBackend {
  /// The URL of the requests and the source of the token, as the settings give them. The token is
  /// not fetched.
  public var destination: HTTPDestination? {
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
