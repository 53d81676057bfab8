import PQRun

/// A command of the shell. Each is in a group of `MetaGroup`.
protocol MetaCommand {
  /// The names without the backslash. The first is the one in the help.
  static var names: [String] { get }
  /// The arguments as the help shows them, such as `[on|off]`; empty for none.
  static var usage: String { get }
  /// A description of the command in one line.
  static var summary: String { get }
  /// More lines of help.
  static var details: [String] { get }

  /// Returns the completions after the name and some arguments.
  static func choices(after arguments: [String]) -> [MetaChoice]

  /// Runs the command.
  ///
  /// - Returns: `.leave` if the shell is to end.
  /// - Throws: `CommandFailure` if the arguments are wrong or the command fails.
  static func run(_ arguments: [String], _ shell: inout Shell) async throws -> Shell.Step
}

/// A completion of an argument.
enum MetaChoice: Equatable {
  /// A word and its description, which may be empty.
  case word(String, note: String = "")
  /// The path of a file. If there are endings, it has one of them.
  case file(endings: [String] = [])
}

extension MetaCommand {
  /// The command as the user types it.
  static var form: String { "\\\(names[0])" + (usage.isEmpty ? "" : " \(usage)") }

  /// The error of wrong arguments.
  static var misuse: CommandFailure { .usage("write \(form): \(summary)") }

  static var details: [String] { [] }

  static func choices(after arguments: [String]) -> [MetaChoice] { [] }
}
