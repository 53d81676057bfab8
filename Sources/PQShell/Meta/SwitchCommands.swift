import PQRun
import PQSystem

// Commands that turn something on or off.
extension ShellCommand {
  /// The completions of the argument.
  static var switchChoices: [ArgumentChoice] { [.word("on"), .word("off")] }

  /// Returns the state that the argument selects; without an argument, the opposite of `isOn`.
  ///
  /// - Throws: `misuse` if the arguments are neither `on` nor `off`.
  static func switched(_ isOn: Bool, by arguments: [String]) throws -> Bool {
    switch arguments.map({ $0.lowercased() }) {
    case []: !isOn
    case ["on"]: true
    case ["off"]: false
    default: throw misuse
    }
  }
}

/// `\timing`: turns the report of durations on or off.
enum TimingCommand: ShellCommand {
  static let names = ["timing"]
  static let usage = "[on|off]"
  static let summary = "tells the time of each result, or no longer"
  static let details = [
    "The line below a result says it, unless this is off: then a conversation goes the same way",
    "each time, as a page that prints it must.",
  ]

  static func choices(after arguments: [String]) -> [ArgumentChoice] {
    arguments.isEmpty ? switchChoices : []
  }

  static func run(_ arguments: [String], _ shell: inout Shell) throws -> Shell.Step {
    shell.runner.hasTiming = try switched(shell.runner.hasTiming, by: arguments)
    shell.say("timing is \(shell.runner.hasTiming ? "on" : "off")")
    return .goOn
  }
}

/// `\pager`: turns the pager on or off.
enum PagerCommand: ShellCommand {
  static let names = ["pager"]
  static let usage = "[on|off]"
  static let summary = "turns pages of long results, or no longer"
  static let details = [
    "The program is that of PQ_PAGER or PAGER, with its arguments, or else less.",
    "An empty variable means none. Formats for programs, such as csv, are never shown through it.",
  ]

  static func choices(after arguments: [String]) -> [ArgumentChoice] {
    arguments.isEmpty ? switchChoices : []
  }

  static func run(_ arguments: [String], _ shell: inout Shell) throws -> Shell.Step {
    guard let isOn = shell.target.pager?.isOn else {
      throw CommandFailure.usage("this terminal cannot turn pages")
    }
    shell.target.pager?.setOn(try switched(isOn, by: arguments))
    shell.say("the pager is \(shell.target.pager?.isOn == true ? "on" : "off")")
    return .goOn
  }
}
