import PQ
import PQRun

/// The commands of the shell.
enum MetaCommands {
  /// All commands, in the order of the help.
  static var all: [any MetaCommand.Type] { MetaGroup.all.flatMap(\.commands) }

  /// Returns the command of a name; `nil` if there is none.
  static func named(_ name: String) -> (any MetaCommand.Type)? {
    all.first { $0.names.contains(name) }
  }

  /// Runs a command.
  ///
  /// - Throws: `CommandFailure` if there is no such command or it fails.
  static func run(_ call: MetaCall, _ shell: inout Shell) async throws -> Shell.Step {
    guard let command = named(call.name) else { throw unknown(call.name) }
    return try await command.run(call.arguments, &shell)
  }

  private static func unknown(_ name: String) -> CommandFailure {
    let near = NearMiss.best(for: name, among: all.flatMap { $0.names })
    let advice = near.map { "try \\\($0)" } ?? "\\? lists those that there are"
    return .usage("there is no command \\\(name); \(advice)")
  }
}
