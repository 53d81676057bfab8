public import PQModel
import PQSystem

extension LiveBackend {
  /// The address of the API, as its settings say. No token is fetched to find out.
  public var destination: HTTPDestination? {
    HTTPDestination(
      url: connection.requestURL, caFile: caFile, isThisMachine: endpoint.isLoopback,
      token: tokenOrigin)
  }
}

extension TokenSource {
  /// Where the token comes from, as far as can be seen without fetching it.
  var origin: HTTPDestination.TokenOrigin {
    switch self {
    case .none, .environment: .environment
    case .token: .program
    case .file(let path): .file(HomePath(path).path.description)
    case .command: .command
    case .firstOf(let sources): sources.first(where: \.mayHaveToken)?.origin ?? .environment
    }
  }

  /// True if a token may be there, as far as can be seen without fetching it.
  var mayHaveToken: Bool {
    switch self {
    case .none: false
    case .environment: Self.isInEnvironment
    case .token, .file, .command: true
    case .firstOf(let sources): sources.contains(where: \.mayHaveToken)
    }
  }
}
