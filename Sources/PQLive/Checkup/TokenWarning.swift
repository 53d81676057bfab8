import PQSystem

/// A reason to doubt a token that can be sent.
package enum TokenWarning: Sendable, Equatable {
  /// The token has fewer than 8 bytes.
  case short
  /// The text looks like a placeholder of a manual or like the name of a variable.
  case placeholder
  /// The token starts with a quote, which a shell would have removed.
  case quoted
  /// The token is in a file that other users can read.
  case readable(path: String)

  /// The minimum length of a plausible token, in bytes.
  private static let shortest = 8

  /// Checks the form of a token; `nil` if it looks right.
  init?(_ token: APIToken) {
    let found = token.reveal { Self.doubt(about: $0) }
    guard let found else { return nil }
    self = found
  }

  private static func doubt(about bytes: [UInt8]) -> TokenWarning? {
    let text = String(decoding: bytes, as: UTF8.self)
    if let first = text.first, "\"'`".contains(first) { return .quoted }
    if let first = text.first, "$<{[%".contains(first) { return .placeholder }
    if text.uppercased().hasPrefix("YOUR") { return .placeholder }
    return bytes.count < shortest ? .short : nil
  }
}

extension TokenSource {
  /// The result of a search for a token. `from` names the source.
  enum TokenSearchResult {
    case found(APIToken, TokenWarning?, from: String)
    case failed(TokenFailure, from: String)
    case nothing
  }

  /// Tries the sources in order. Returns the result of the first one that has a token or fails.
  func discover() -> TokenSearchResult {
    switch self {
    case .firstOf(let sources):
      for source in sources {
        let discovery = source.discover()
        if case .nothing = discovery { continue }
        return discovery
      }
      return .nothing
    default: return discoverHere()
    }
  }

  private func discoverHere() -> TokenSearchResult {
    do throws(TokenFailure) {
      guard let token = try token() else { return .nothing }
      return .found(token, TokenWarning(token) ?? doubtfulPlace, from: told)
    } catch {
      return .failed(error, from: told)
    }
  }

  /// The name of the source, for messages.
  private var told: String {
    switch self {
    case .none, .firstOf: "nowhere"
    case .token: "given by the program"
    case .environment: Self.variable
    case .file(let path): "token_file \(path)"
    case .command(let command): "token_command \(CommandWords.of(command)?.first ?? "")"
    }
  }

  private var doubtfulPlace: TokenWarning? {
    guard case .file(let path) = self, let place = HomePath(path).path.status,
      place.st_mode & 0o044 != 0
    else { return nil }
    return .readable(path: path)
  }
}
