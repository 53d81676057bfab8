import Synchronization

/// Fetches the token once, when it is first needed, and keeps it.
final class TokenKeeper: Sendable {
  private let source: TokenSource
  private let memory: TokenMemory?
  private let known = Mutex<Token??>(nil)

  init(_ source: TokenSource, _ memory: TokenMemory? = nil) {
    self.source = source
    self.memory = memory
  }

  /// Returns the token; `nil` if there is none. After a failure, the next call tries again.
  ///
  /// Concurrent callers wait for the first one, so that a program that asks for a passphrase asks
  /// once.
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
