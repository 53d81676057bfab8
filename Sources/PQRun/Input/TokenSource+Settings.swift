package import PQ
package import PQLive

extension TokenSource {
  /// Where the token comes from, by what a configuration sets. The environment comes before it, so
  /// that one run can have another token.
  package init(_ place: Settings.TokenPlace?) {
    switch place {
    case .file(let path): self = .firstOf([.environment, .file(path)])
    case .command(let command): self = .firstOf([.environment, .command(command)])
    case nil: self = .environment
    }
  }
}

extension TokenMemory {
  /// What this program has used, whichever backend it was for.
  package static let ofProgram = TokenMemory(forbidsCoreDumps: true)
}
