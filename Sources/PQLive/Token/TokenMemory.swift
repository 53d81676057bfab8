import CProcess
import Synchronization

/// The tokens that a program has used, for one that must keep them out of what it writes down, and out
/// of what the system writes down when it crashes.
public final class TokenMemory: Sendable {
  /// Where a text names a token, as the header or as the variable, one stands there.
  private static let names = ["x-auth-token", TokenSource.variable.lowercased()]
  private let known = Mutex<[Token]>([])
  private let forbidsCoreDumps: Bool

  /// A memory of nothing.
  ///
  /// - Parameter forbidsCoreDumps: whether no image of the memory of this process may be written once
  ///   a token is in it, for the rest of its life. On Linux no debugger can be attached then either,
  ///   so a program decides that for itself.
  public init(forbidsCoreDumps: Bool = false) { self.forbidsCoreDumps = forbidsCoreDumps }

  /// Remembers a token.
  public func add(_ token: Token) {
    prepare()
    known.withLock { $0.append(token) }
  }

  /// Gets ready for a token that is about to be read.
  public func prepare() {
    if forbidsCoreDumps { cprocess_forbid_core_dumps() }
  }

  /// Gets ready for the token of the environment, which is in memory from the start of a process.
  public func prepareForEnvironment() {
    if TokenSource.isInEnvironment { prepare() }
  }

  /// Remembers what can be known of a source without running a program, or waiting.
  public func learn(from source: TokenSource) {
    switch source {
    case .none, .command: return
    case .firstOf(let sources): sources.forEach(learn)
    case .file(let path) where !TokenFile.isRegular(path): return
    case .token, .environment, .file:
      if source.mayHaveToken { prepare() }
      if let token = try? source.token() { add(token) }
    }
  }

  /// Whether a text shows a token: one that is remembered, or whatever it calls one.
  public func isShown(in text: String) -> Bool {
    let bytes = Array(text.utf8)
    return known.withLock { $0.contains { $0.reveal { Self.occurs($0, in: bytes) } } }
      || Self.callsOne(bytes)
  }

  private static func occurs(_ part: [UInt8], in text: [UInt8]) -> Bool {
    text.indices.contains { text[$0...].starts(with: part) }
  }

  /// Whether a text names a token and gives it a value: `X-Auth-Token: ...`, also in quotes.
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
