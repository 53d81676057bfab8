import PQ
import PQRun
import PQSystem

/// `\i`: runs the statements of a file.
enum RunFileCommand: ShellCommand {
  static let names = ["i", "include"]
  static let usage = "FILE"
  static let summary = "runs the statements of a file"
  static let details = [
    "If one of them is wrong none is run. Files that it includes are found from its folder.",
    "  \\i ~/reports/daily.pq",
  ]

  static func choices(after arguments: [String]) -> [ArgumentChoice] {
    arguments.isEmpty ? [.file(endings: [".pq"])] : []
  }

  static func run(_ arguments: [String], _ shell: inout Shell) async throws -> Shell.Step {
    guard arguments.count == 1 else { throw misuse }
    try await shell.run(InputText(file: HomePath(arguments[0]).path))
    return .goOn
  }
}
