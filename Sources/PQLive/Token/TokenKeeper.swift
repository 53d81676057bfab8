import Synchronization

/// Fetches the token once, when it is first needed.
final class TokenKeeper: Sendable {
  private let source: TokenSource
  private let memory: TokenMemory?
  private let known = Mutex<Token??>(nil)

  init(_ source: TokenSource, _ memory: TokenMemory? = nil) {
    self.source = source
    self.memory = memory
  }

  /// The token, or nil if there is none. What fails is tried again the next time.
  ///
  /// Whoever comes while another is fetching it waits: a program that asks for a passphrase should
  /// ask once.
  func token() throws(TokenFailure) -> Token? {
    try known.withLock { known throws(TokenFailure) in
      if let known { return known }
      if source.mayHaveToken { memory?.prepare() }
      let token = try source.token()
      if let token { memory?.add(token) }
      known = .some(token)
      return token
    }
  }
}
