import ArgumentParser
import PQModel
import PQRun

/// The values that shells complete.
extension CompletionKind {
  /// The reserved words of backends. `CompletionScript` adds fixture files.
  static var backends: CompletionKind { .list(BackendKind.allCases.compactMap(\.word)) }

  /// The reserved words of backends in this process.
  static var localBackends: CompletionKind {
    .list(BackendKind.allCases.filter { !$0.isRemote }.compactMap(\.word))
  }

  /// Files of queries.
  static var scripts: CompletionKind { .file(extensions: ["pq"]) }

  /// The names of the user's profiles.
  static var profiles: CompletionKind {
    .custom { _, _, _ in ConfigurationFolder()?.profileNames.filter(isPlain) ?? [] }
  }

  /// True if a shell shows the word as it is. Bash expands the words of a list, so a `$` would be a
  /// variable or a command.
  private static func isPlain(_ word: String) -> Bool {
    word.allSatisfy { $0.isLetter || $0.isNumber || "._-".contains($0) }
  }
}
