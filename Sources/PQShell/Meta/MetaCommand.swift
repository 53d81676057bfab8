import PQRun

/// A command of the shell itself. Each is one file, and stands in the table of `MetaCommands`.
protocol MetaCommand {
  /// What it is called by, the usual name first, without the backslash.
  static var names: [String] { get }
  /// What stands behind its name, such as `[on|off]`; empty for nothing.
  static var usage: String { get }
  /// What it does, in a line.
  static var summary: String { get }
  /// More of it, for those who ask for help with it, a line each.
  static var details: [String] { get }

  /// What can stand behind its name and some arguments.
  static func choices(after arguments: [String]) -> [MetaChoice]

  /// Does it.
  static func run(_ arguments: [String], _ shell: inout Shell) async throws -> Shell.Step
}

/// What can stand behind the name of a command.
enum MetaChoice: Equatable {
  /// A word, and what it means; the meaning may be empty.
  case word(String, note: String = "")
  /// The path of a file; with endings, of one that ends in one of them.
  case file(endings: [String] = [])
}

extension MetaCommand {
  /// The command as a user types it.
  static var form: String { "\\\(names[0])" + (usage.isEmpty ? "" : " \(usage)") }

  /// That it was not understood.
  static var misuse: CommandFailure { .usage("write \(form): \(summary)") }

  static var details: [String] { [] }

  static func choices(after arguments: [String]) -> [MetaChoice] { [] }
}
