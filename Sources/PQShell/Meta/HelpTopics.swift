import PQ
import PQTools

/// The topics of the help: commands, keywords, names, settings, keys and planner rules.
struct HelpTopics {
  private let meanings: NameMeanings

  init(_ shell: borrowing Shell) { meanings = NameMeanings(shell) }

  /// The names of all topics.
  var names: [String] {
    HelpPage.allCases.map(\.rawValue) + MetaCommands.all.flatMap { $0.names }
      + Keyword.explained.map { $0.text.lowercased() } + meanings.names
      + Setting.allCases.map(\.rawValue)
  }

  /// Returns the help about a topic, in any letter case; no lines if there is none. A topic with a
  /// backslash is a command only.
  func lines(for topic: String) -> [String] {
    let word = topic.lowercased()
    guard !word.hasPrefix("\\") else { return Self.command(String(word.dropFirst())) }
    var lines = HelpPage(rawValue: word)?.lines ?? []
    lines += Self.keyword(word) + meanings.lines(for: word)
    if let setting = Setting(rawValue: word) {
      lines.append("\(word), a setting: \(setting.summary)")
    }
    return lines + Self.command(word)
  }

  private static func command(_ name: String) -> [String] {
    guard let command = MetaCommands.named(name) else { return [] }
    let others = command.names.dropFirst().map { "\\\($0)" }.joined(separator: " and ")
    let also = others.isEmpty ? [] : ["  \(others) is the same."]
    return ["\(command.form): \(command.summary)"] + command.details.map { "  \($0)" } + also
  }

  private static func keyword(_ word: String) -> [String] {
    guard let keyword = Keyword.explained.first(where: { $0.text.lowercased() == word }) else {
      return []
    }
    let example = keyword.example.map { ["    \($0)"] } ?? []
    return ["\(keyword.text): \(keyword.summary)"] + example
  }
}

/// A topic that is neither a command nor a word of the language nor a name: a page of its own.
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
