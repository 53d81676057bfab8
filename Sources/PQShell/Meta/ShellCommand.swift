import PQ
import PQRun
import PQSyntax

/// A command of pq's own shell, such as `\format`. Each command is in a group of `ShellCommandGroup`.
protocol ShellCommand {
  /// The names without the backslash. The first is the one in the help.
  static var names: [String] { get }
  /// The arguments as the help shows them, such as `[on|off]`; empty for none.
  static var usage: String { get }
  /// A description of the command in one line.
  static var summary: String { get }
  /// More lines of help.
  static var details: [String] { get }

  /// Returns the completions after the name and some arguments.
  static func choices(after arguments: [String]) -> [ArgumentChoice]

  /// Returns the completions after the name and some arguments, with names of a backend's catalog.
  static func choices(after arguments: [String], _ catalog: Catalog) -> [ArgumentChoice]

  /// Runs the command.
  ///
  /// - Returns: `.leave` if the shell is to end.
  /// - Throws: `CommandFailure` if the arguments are wrong or the command fails.
  static func run(_ arguments: [String], _ shell: inout Shell) async throws -> Shell.Step
}

/// A completion of an argument.
enum ArgumentChoice: Equatable {
  /// A word and its description, which may be empty.
  case word(String, note: String = "")
  /// The path of a file. If `endings` is not empty, the name of the file has one of these endings.
  case file(endings: [String] = [])
}

extension ShellCommand {
  /// The command as the user types it.
  static var form: String { "\\\(names[0])" + (usage.isEmpty ? "" : " \(usage)") }

  /// The error of wrong arguments.
  static var misuse: CommandFailure { .usage("write \(form): \(summary)") }

  static var details: [String] { [] }

  static func choices(after arguments: [String]) -> [ArgumentChoice] { [] }

  static func choices(after arguments: [String], _ catalog: Catalog) -> [ArgumentChoice] {
    choices(after: arguments)
  }
}

/// The commands of the shell.
enum ShellCommands {
  /// All commands, in the order of the help.
  static var all: [any ShellCommand.Type] { ShellCommandGroup.all.flatMap(\.commands) }

  /// Returns the command with a name; `nil` if there is none.
  static func named(_ name: String) -> (any ShellCommand.Type)? {
    all.first { $0.names.contains(name) }
  }

  /// Runs a command.
  ///
  /// - Throws: `CommandFailure` if no command has this name, or if the command fails.
  static func run(_ call: ShellCommandCall, _ shell: inout Shell) async throws -> Shell.Step {
    guard let command = named(call.name) else { throw unknown(call.name) }
    return try await command.run(call.arguments, &shell)
  }

  private static func unknown(_ name: String) -> CommandFailure {
    let near = SimilarWord.best(for: name, among: all.flatMap { $0.names })
    let advice = near.map { "try \\\($0)" } ?? "\\? lists those that there are"
    return .usage("there is no command \\\(name); \(advice)")
  }
}

/// A group of commands in the help.
struct ShellCommandGroup {
  let title: String
  let commands: [any ShellCommand.Type]

  /// All groups, in the order of the help.
  static var all: [ShellCommandGroup] {
    [
      ShellCommandGroup(
        title: "Queries",
        commands: [
          ExplainCommand.self, LastCommand.self, WatchCommand.self, FixCommand.self,
          WhyCommand.self,
          EditorCommand.self, RunFileCommand.self, HistoryCommand.self,
        ]),
      ShellCommandGroup(
        title: "Results",
        commands: [
          OutputFormatCommand.self, OutputFileCommand.self, PagerCommand.self, TimingCommand.self,
        ]),
      ShellCommandGroup(
        title: "The rest",
        commands: [
          HelpCommand.self, TutorialCommand.self, HintCommand.self, DescribeCommand.self,
          BackendCommand.self, SettingCommand.self, QuitCommand.self,
        ]),
    ]
  }
}

/// `\q`: leaves the shell.
private enum QuitCommand: ShellCommand {
  static let names = ["q", "quit"]
  static let usage = ""
  static let summary = "leaves, as Ctrl-D does"

  static func run(_ arguments: [String], _ shell: inout Shell) -> Shell.Step { .leave }
}
