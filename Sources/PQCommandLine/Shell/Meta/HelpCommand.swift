/// `\?`
enum HelpCommand: MetaCommand {
  static let names = ["?", "help", "h"]
  static let usage = ""
  static let summary = "this list"

  static func run(_ arguments: [String], _ shell: inout Shell) throws -> Shell.Step {
    let width = MetaCommands.all.map { $0.form.count }.max() ?? 0
    let lines = MetaCommands.all.map { command in
      let gap = String(repeating: " ", count: width - command.form.count + 2)
      return command.form + gap + command.summary
    }
    try shell.show(lines: lines)
    return .goOn
  }
}
