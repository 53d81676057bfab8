import ArgumentParser
import PQModel

/// The completion script of a shell.
///
/// ArgumentParser makes a script that completes the words behind `pq run`. The text behind it makes
/// `run` the default: a command line without the name of a subcommand is completed as if `run` were
/// its first word. A subcommand behind its options is completed as if it were in front of them.
struct CompletionScript {
  let shell: CompletionShell

  /// Creates the script that a command line asks for: `--generate-completion-script SHELL`; `nil` for
  /// any other command line, also for one with an unknown shell.
  init?(_ arguments: [String]) {
    let words = arguments.flatMap { $0.split(separator: "=", maxSplits: 1).map(String.init) }
    guard words.first == "--generate-completion-script", words.count <= 2 else { return nil }
    let named = words.dropFirst().first.map(CompletionShell.init(rawValue:))
    guard let shell = named ?? .autodetected() else { return nil }
    self.shell = shell
  }

  /// The text that the shell reads.
  var text: String {
    let words = PQCommand.completionScript(for: shell)
    return switch shell {
    case .bash: words + "\n" + Self.bash
    case .zsh: Self.zsh(words)
    default: words + "\n" + Self.fish
    }
  }

  /// The names of all subcommands, with spaces between them.
  static var names: String { PQCommand.subcommandNames.joined(separator: " ") }

  /// The endings of fixture files, without the dot.
  static var fixtures: [String] { FixtureFormat.allCases.map(\.rawValue) }
}
