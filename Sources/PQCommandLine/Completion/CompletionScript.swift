import ArgumentParser
import PQModel

/// The completion script of a shell.
///
/// ArgumentParser makes a script that completes the words behind `pq run`. The text behind it makes
/// `run` the default: a command line without the name of a subcommand is completed as if `run` were
/// its first word. A subcommand behind its options is completed as if it were in front of them, and
/// `--format=csv` as `--format csv`.
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
    let words = Self.withoutSecondHelp(PQCommand.completionScript(for: shell))
    return switch shell {
    case .bash: words + "\n" + Self.bash
    case .zsh: Self.zsh(words)
    default: words + "\n" + Self.fish
    }
  }

  /// Returns a script of ArgumentParser without its own `help`, which has the name of a subcommand of `pq`
  /// and knows no topics.
  private static func withoutSecondHelp(_ script: String) -> String {
    var lines = script.split(separator: "\n", omittingEmptySubsequences: false)
    lines.removeAll { $0.contains("Show subcommand help information.") }
    let functions = lines.indices.filter { lines[$0] == "_pq_help() {" }
    if functions.count > 1, let end = lines[functions[1]...].firstIndex(of: "}") {
      lines.removeSubrange(functions[1]...end)
    }
    return lines.joined(separator: "\n").replacing("help help", with: "help")
      .replacing("help|help", with: "help")
  }

  /// The names of all subcommands, as a pattern of Bash and Zsh.
  static var names: String { PQCommand.subcommandNames.joined(separator: "|") }

  /// The options whose value is the next word, as a pattern of Bash and Zsh.
  static var optionsWithValue: String { ArgumentLine.optionsWithValue.joined(separator: "|") }

  /// The endings of fixture files, without the dot.
  static var fixtures: [String] { FixtureFormat.allCases.map(\.rawValue) }
}
