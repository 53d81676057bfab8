import PQRun

/// `\pager`: turns the pager on or off.
enum PagerCommand: MetaCommand {
  static let names = ["pager"]
  static let usage = "[on|off]"
  static let summary = "turns pages of long results, or no longer"
  static let details = [
    "The program is that of PQ_PAGER or PAGER, with its arguments, or else less.",
    "An empty variable means none. Formats for programs, such as csv, are never shown through it.",
  ]

  static func choices(after arguments: [String]) -> [MetaChoice] {
    arguments.isEmpty ? switchChoices : []
  }

  static func run(_ arguments: [String], _ shell: inout Shell) throws -> Shell.Step {
    guard let isOn = shell.target.pager?.isOn else {
      throw CommandFailure.usage("this terminal cannot turn pages")
    }
    shell.target.pager?.turn(try switched(isOn, by: arguments))
    StandardStream.error.note("the pager is \(shell.target.pager?.isOn == true ? "on" : "off")")
    return .goOn
  }
}
