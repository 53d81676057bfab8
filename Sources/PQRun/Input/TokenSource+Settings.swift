package import PQ
package import PQLive

extension TokenSource {
  /// Creates the token source of a configuration. The environment variable has precedence, so that a
  /// single run can use another token.
  package init(_ place: Settings.TokenPlace?) {
    switch place {
    case .file(let path): self = .firstOf([.environment, .file(path)])
    case .command(let command): self = .firstOf([.environment, .command(command)])
    case nil: self = .environment
    }
  }
}

extension TokenMemory {
  /// The API tokens that this program has used, for all backends.
  package static let ofProgram = TokenMemory(forbidsCoreDumps: true)
}
