import CProcess
import Synchronization

/// The tokens that a program has used. A program that must not write tokens to its files checks
/// texts against them.
///
/// The memory can also keep tokens out of core dumps.
package final class TokenMemory: Sendable {
  /// The names that can stand before a token in a text: the header and the environment variable.
  private static let names = ["x-auth-token", TokenSource.variable.lowercased()]
  private let known = Mutex<[APIToken]>([])
  private let forbidsCoreDumps: Bool

  /// Creates an empty memory.
  ///
  /// - Parameter forbidsCoreDumps: true if this process must write no core dump after it has read a
  ///   token. On Linux, a debugger then cannot attach to the process either. Therefore the program has
  ///   to decide.
  package init(forbidsCoreDumps: Bool = false) { self.forbidsCoreDumps = forbidsCoreDumps }

  /// Adds a token. Calls `prepare()` first.
  package func add(_ token: APIToken) {
    prepare()
    known.withLock { $0.append(token) }
  }

  /// Forbids core dumps if `forbidsCoreDumps` was true at the creation. Called before a token is read.
  package func prepare() {
    if forbidsCoreDumps { cprocess_forbid_core_dumps() }
  }

  /// Calls `prepare()` if the environment has a token. Such a token is in memory from the start of the
  /// process.
  package func prepareForEnvironment() {
    if TokenSource.isInEnvironment { prepare() }
  }

  /// Adds the tokens of a source, without running a program or waiting. Failures are ignored.
  package func learn(from source: TokenSource) {
    switch source {
    case .none, .command: return
    case .firstOf(let sources): sources.forEach(learn)
    case .file(let path) where !TokenFile.isRegular(path): return
    case .token, .environment, .file:
      if source.mayHaveToken { prepare() }
      if let token = try? source.token() { add(token) }
    }
  }

  /// Returns true if a text contains a known token, or a value for the header or the variable of a
  /// token.
  package func isShown(in text: String) -> Bool {
    let bytes = Array(text.utf8)
    return known.withLock { $0.contains { $0.reveal { Self.occurs($0, in: bytes) } } }
      || Self.callsOne(bytes)
  }

  private static func occurs(_ part: [UInt8], in text: [UInt8]) -> Bool {
    text.indices.contains { text[$0...].starts(with: part) }
  }

  /// Returns true if a text has a name of a token and then `:` or `=`, such as `X-Auth-APIToken: ...`.
  /// Quotes, spaces and tabs may be between the name and the sign.
  private static func callsOne(_ text: [UInt8]) -> Bool {
    let small = text.map { (65...90).contains($0) ? $0 + 32 : $0 }
    return names.contains { name in
      small.indices.contains { start in
        guard small[start...].starts(with: name.utf8) else { return false }
        let rest = small[start...].dropFirst(name.utf8.count).drop { #" "'\#t"#.utf8.contains($0) }
        return rest.first == UInt8(ascii: ":") || rest.first == UInt8(ascii: "=")
      }
    }
  }
}

/// Fetches the token once, when it is first needed, and keeps it.
final class TokenCache: Sendable {
  private let source: TokenSource
  private let memory: TokenMemory?
  private let known = Mutex<APIToken??>(nil)

  init(_ source: TokenSource, _ memory: TokenMemory? = nil) {
    self.source = source
    self.memory = memory
  }

  /// Returns the token; `nil` if there is none. After a failure, the next call tries again.
  ///
  /// Concurrent callers wait for the first one. So a token command that asks for a passphrase asks
  /// only once.
  func token() throws(TokenFailure) -> APIToken? {
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
