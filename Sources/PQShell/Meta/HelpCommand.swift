import PQ
import PQManual
import PQRun
import PQTools
import PQPlan
import PQSemantics
import PQSyntax

/// `\?`: shows the list of commands, or help about a topic.
enum HelpCommand: ShellCommand {
  static let names = ["?", "help", "h"]
  static let usage = "[TOPIC]"
  static let summary = "this list, or more of one topic"
  static let details = [
    "TOPIC is a command, a word of the language, a metric, a dimension, a function or a setting;",
    "keys are those of the prompt, rules those of the planner. The pages of pq help are topics too:",
    "syntax, functions, formats, environment, errors, exit-codes, and the code of an error.",
    "  \\? top",
  ]

  static func choices(after arguments: [String]) -> [ArgumentChoice] {
    guard arguments.isEmpty else { return [] }
    let commands = ShellCommands.all.map {
      ArgumentChoice.word("\\" + $0.names[0], note: $0.summary)
    }
    let words = Keyword.explained.map {
      ArgumentChoice.word($0.text.lowercased(), note: $0.summary)
    }
    return HelpPage.allCases.map { .word($0.rawValue, note: $0.note) }
      + HelpTopic.allCases.map { .word($0.rawValue, note: $0.summary) } + commands + words
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
      let advice = SimilarWord.best(for: topic, among: topics.names).map { "try \\? \($0)" }
      throw CommandFailure.usage(
        "there is no help for \(topic); \(advice ?? "\\? alone lists the commands")")
    }
    try shell.show(lines: lines)
    return .goOn
  }

  private static var overview: [String] {
    let width = ShellCommands.all.map { $0.form.count }.max() ?? 0
    let groups = ShellCommandGroup.all.flatMap { group in
      [group.title] + TwoColumns.lines(group.commands.map { ($0.form, $0.summary) }, width: width)
    }
    return groups + ["\\? top tells of TOP, \\? p2p of the metric, \\? keys of the keys"]
  }
}

/// The topics of the help: commands, keywords, names, settings, keys and planner rules.
private struct HelpTopics {
  private let meanings: NameMeanings

  init(_ shell: borrowing Shell) { meanings = NameMeanings(shell) }

  /// The names of all topics.
  var names: [String] {
    HelpPage.allCases.map(\.rawValue) + HelpTopic.allCases.map(\.rawValue)
      + ShellCommands.all.flatMap { $0.names }
      + Keyword.explained.map { $0.text.lowercased() } + meanings.names
      + Setting.allCases.map(\.rawValue) + ErrorSection.all.map(\.code)
  }

  /// Returns the help about a topic, in any letter case; no lines for an unknown topic. A topic that
  /// begins with a backslash means only a command.
  func lines(for topic: String) -> [String] {
    let word = topic.lowercased()
    guard !word.hasPrefix("\\") else { return Self.command(String(word.dropFirst())) }
    var lines = HelpPage(rawValue: word)?.lines ?? []
    lines += HelpTopic(rawValue: word)?.lines ?? []
    lines += WordHelp.lines(forKeyword: word) + meanings.lines(for: word)
    lines += WordHelp.lines(forSetting: word) + (ErrorSection.named(word)?.lines ?? [])
    return lines + Self.command(word)
  }

  private static func command(_ name: String) -> [String] {
    guard let command = ShellCommands.named(name) else { return [] }
    let others = command.names.dropFirst().map { "\\\($0)" }.joined(separator: " and ")
    let also = others.isEmpty ? [] : ["  \(others) is the same."]
    return ["\(command.form): \(command.summary)"] + command.details.map { "  \($0)" } + also
  }
}

/// A page of help about a subject that is not a command, not a word of the language, and not a name.
enum HelpPage: String, CaseIterable {
  /// The keys of the prompt.
  case keys
  /// The rules of the planner.
  case rules

  /// The words beside the topic in completion.
  var note: String {
    switch self {
    case .keys: "those of the prompt"
    case .rules: "those of the planner"
    }
  }

  /// The lines of the page.
  var lines: [String] {
    switch self {
    case .keys: KeyHelp.lines
    case .rules:
      ["Rules of the planner; EXPLAIN names those that it applied to a query."]
        + TwoColumns.lines(PlannerRule.allCases.map { ($0.name, $0.summary) })
    }
  }
}

/// The help about the keys of the prompt, if `~/.editrc` does not change them.
private enum KeyHelp {
  /// The lines, one for each key.
  static var lines: [String] {
    ["Keys of the prompt; those of libedit and your ~/.editrc do what they always do."]
      + TwoColumns.lines(keys)
  }

  private static let keys: [(name: String, meaning: String)] = [
    ("Enter", "runs a text that ends with ; or an empty line"),
    ("Alt-Enter", "begins a line"),
    ("Tab", "completes, or lists what can stand here"),
    ("Up, Down", "another line, or what was typed before"),
    ("Right, End", "take what is offered in grey"),
    ("Ctrl-R", "finds what was typed before by a part of it"),
    ("Home, End", "start and end of the line; with Ctrl, of the text"),
    ("Ctrl-Left, Ctrl-Right", "a word back or forth, or a word of what is offered"),
    ("Ctrl-_, Alt-_", "undoes a change, or does it again"),
    ("Ctrl-K, Ctrl-W", "cut the rest of the line, a word; Ctrl-Y puts it back"),
    ("Ctrl-C", "throws the text away, or ends what is running"),
    ("Ctrl-D", "leaves, at an empty prompt"),
    ("Ctrl-Z", "stops pq, until the shell's fg"),
    ("Ctrl-L", "clears the screen"),
  ]
}
