import Synchronization

/// Fetches the token once, when it is first needed.
final class TokenKeeper: Sendable {
  private let source: TokenSource
  private let known = Mutex<Token??>(nil)

  init(_ source: TokenSource) { self.source = source }

  /// The token, or nil if there is none. What fails is tried again the next time.
  ///
  /// Whoever comes while another is fetching it waits: a program that asks for a passphrase should
  /// ask once.
  func token() throws(TokenFailure) -> Token? {
    try known.withLock { known throws(TokenFailure) in
      if let known { return known }
      let token = try source.token()
      known = .some(token)
      return token
    }
  }
}
