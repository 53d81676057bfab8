import ArgumentParser
import PQ
import PQManual
import PQRun
import PQSyntax
import PQSystem

/// `pq help`, `pq help COMMAND`, `pq help TOPIC`: prints help on standard output.
struct HelpCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "help", abstract: "Explain a command or a topic, such as the code of an error.",
    discussion: """
      Topics: \(HelpTopic.allCases.map(\.rawValue).joined(separator: ", ")); the code of an error, \
      such as unknown-name; a word of the language, such as top or p2p.
      """)

  @Argument(
    help: "A command with its subcommands, or a topic.",
    completion: .list(PQCommand.subcommandNames + HelpTopic.allCases.map(\.rawValue)))
  var topic: [String] = []

  // The form of errors. Main reads it from the arguments.
  @OptionGroup var reporting: ReportOptions

  func run() throws {
    guard let text = Self.text(for: topic) else { throw Self.unknown(topic) }
    try StandardStream.output.write(Array((text + "\n").utf8))
  }

  /// Returns the help about a topic; `nil` for an unknown topic.
  static func text(for topic: [String]) -> String? {
    guard let first = topic.first else { return RootHelp.long }
    if let command = command(topic) {
      return PQCommand.helpMessage(for: command, columns: RootHelp.columns)
    }
    let name = topic.joined(separator: "-").lowercased()
    let word = topic.count == 1 ? WordHelp.lines(for: first) : []
    let lines =
      HelpTopic(rawValue: name)?.lines ?? ErrorSection.named(name)?.lines
      ?? (word.isEmpty ? nil : word)
    return lines?.joined(separator: "\n")
  }

  /// Returns the command that a path such as `fixture generate` names; `nil` if there is none.
  private static func command(_ path: [String]) -> (any ParsableCommand.Type)? {
    path.reduce(PQCommand.self as (any ParsableCommand.Type)?) { parent, name in
      parent?.configuration.subcommands.first { $0._commandName == name }
    }
  }

  private static func unknown(_ topic: [String]) -> CommandFailure {
    let shown = EscapedBytes.shown(topic.joined(separator: " "))
    let name = topic.joined(separator: "-").lowercased()
    let names =
      PQCommand.subcommandNames + HelpTopic.allCases.map(\.rawValue) + ErrorSection.all.map(\.code)
      + WordHelp.words
    let advice = SimilarWord.best(for: name, among: names).map { "try pq help \($0)" }
    return .usage("there is no help for \(shown); \(advice ?? "pq help lists the topics")")
  }
}
