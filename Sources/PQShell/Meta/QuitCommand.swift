/// `\q`: leaves the shell.
enum QuitCommand: MetaCommand {
  static let names = ["q", "quit"]
  static let usage = ""
  static let summary = "leaves, as Ctrl-D does"

  static func run(_ arguments: [String], _ shell: inout Shell) -> Shell.Step { .leave }
}
