/// `\hint`: shows the next hint for the lesson.
enum HintCommand: MetaCommand {
  static let names = ["hint"]
  static let usage = ""
  static let summary = "helps with the lesson, the second time more"

  static func run(_ arguments: [String], _ shell: inout Shell) throws -> Shell.Step {
    guard arguments.isEmpty else { throw misuse }
    var tutorial = try TutorialCommand.current(shell)
    for line in tutorial.nextHint() { shell.say(line) }
    shell.tutorial = tutorial
    return .goOn
  }
}
