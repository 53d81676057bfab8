import PQRun

/// `\timing`: turns the report of durations on or off.
enum TimingCommand: MetaCommand {
  static let names = ["timing"]
  static let usage = "[on|off]"
  static let summary = "tells the time of each result, or no longer"
  static let details = [
    "The line below a result says it, unless this is off: then a conversation goes the same way",
    "each time, as a page that prints it must.",
  ]

  static func choices(after arguments: [String]) -> [MetaChoice] {
    arguments.isEmpty ? switchChoices : []
  }

  static func run(_ arguments: [String], _ shell: inout Shell) throws -> Shell.Step {
    shell.runner.hasTiming = try switched(shell.runner.hasTiming, by: arguments)
    StandardStream.error.note("timing is \(shell.runner.hasTiming ? "on" : "off")")
    return .goOn
  }
}
