import PQ
import PQRun
import PQTools

/// `\?`: shows the list of commands, or help about a topic.
enum HelpCommand: MetaCommand {
  static let names = ["?", "help", "h"]
  static let usage = "[TOPIC]"
  static let summary = "this list, or more of one topic"
  static let details = [
    "TOPIC is a command, a word of the language, a metric, a dimension, a function or a setting;",
    "keys are those of the prompt, rules those of the planner.",
    "  \\? top",
  ]

  static func choices(after arguments: [String]) -> [MetaChoice] {
    guard arguments.isEmpty else { return [] }
    let commands = MetaCommands.all.map { MetaChoice.word("\\" + $0.names[0], note: $0.summary) }
    let words = Keyword.explained.map { MetaChoice.word($0.text.lowercased(), note: $0.summary) }
    return HelpPage.allCases.map { .word($0.rawValue, note: $0.note) } + commands + words
      + Function.allCases.map { .word($0.rawValue, note: $0.summary) }
  }

  static func run(_ arguments: [String], _ shell: inout Shell) throws -> Shell.Step {
    guard let topic = arguments.first else {
      try shell.show(lines: overview)
      return .goOn
    }
    let topics = HelpTopics(shell)
    let lines = topics.lines(for: topic)
    guard !lines.isEmpty else {
      let advice = NearMiss.best(for: topic, among: topics.names).map { "try \\? \($0)" }
      throw CommandFailure.usage(
        "there is no help for \(topic); \(advice ?? "\\? alone lists the commands")")
    }
    try shell.show(lines: lines)
    return .goOn
  }

  private static var overview: [String] {
    let width = MetaCommands.all.map { $0.form.count }.max() ?? 0
    let groups = MetaGroup.all.flatMap { group in
      [group.title] + TwoColumns.lines(group.commands.map { ($0.form, $0.summary) }, width: width)
    }
    return groups + ["\\? top tells of TOP, \\? p2p of the metric, \\? keys of the keys"]
  }
}
