/// A command of the shell itself. Each is one file, and stands in the table of `MetaCommands`.
protocol MetaCommand {
  /// What it is called by, the usual name first, without the backslash.
  static var names: [String] { get }
  /// What stands behind its name, such as `[on|off]`; empty for nothing.
  static var usage: String { get }
  /// What it does, in a line.
  static var summary: String { get }

  /// Does it.
  static func run(_ arguments: [String], _ shell: inout Shell) async throws -> Shell.Step
}

extension MetaCommand {
  /// The command as a user types it.
  static var form: String { "\\\(names[0])" + (usage.isEmpty ? "" : " \(usage)") }

  /// That it was not understood.
  static var misuse: CommandFailure { .usage("write \(form): \(summary)") }
}
