import PQ
import PQRun

/// `\last`: shows the last results again.
enum LastCommand: MetaCommand {
  static let names = ["last"]
  static let usage = "[FORMAT]"
  static let summary = "the last results again; nobody is asked"
  static let details = [
    "With a format they are shown in that one, whatever \\format says. With \\o they go to its file.",
    "  \\last vertical",
  ]

  static func choices(after arguments: [String]) -> [MetaChoice] {
    OutputFormatCommand.choices(after: arguments)
  }

  static func run(_ arguments: [String], _ shell: inout Shell) throws -> Shell.Step {
    guard arguments.count <= 1 else { throw misuse }
    let format = try arguments.first.map(OutputFormatCommand.format)
    guard !shell.target.written.isEmpty else {
      throw CommandFailure.usage("there is no result yet; run a query first")
    }
    shell.target.startOver()
    for result in shell.target.written {
      try shell.target.checkNext(as: format)
      try shell.target.show(result.answer, result.settings, as: format)
    }
    return .goOn
  }
}
