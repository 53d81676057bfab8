import PQ
import PQRun

/// `\format`: selects the format of results.
enum OutputFormatCommand: MetaCommand {
  static let names = ["format"]
  static let usage = "[FORMAT]"
  static let summary = "how results look; alone, as the texts say"
  static let details = [
    "FORMAT is one of \(OutputFormat.allCases.map(\.rawValue).joined(separator: ", ")).",
    "Without a word the statements say it, or what SET has set.",
    "It wins over SET format, and over what the name of a file of \\o asks for.",
    "  \\format markdown",
  ]

  static func choices(after arguments: [String]) -> [MetaChoice] {
    arguments.isEmpty ? OutputFormat.allCases.map { .word($0.rawValue) } : []
  }

  static func run(_ arguments: [String], _ shell: inout Shell) throws -> Shell.Step {
    guard arguments.count <= 1 else { throw misuse }
    shell.target.style.format = try arguments.first.map(format)
    let format = shell.target.style.format?.rawValue
    shell.say(format.map { "results are written as \($0)" } ?? "results look as the statements say")
    return .goOn
  }

  /// Returns the format of a name, in any letter case.
  ///
  /// - Throws: `CommandFailure.usage` if there is none.
  static func format(named name: String) throws -> OutputFormat {
    guard let format = OutputFormat(rawValue: name.lowercased()) else {
      let known = OutputFormat.allCases.map(\.rawValue)
      let advice = NearMiss.best(for: name, among: known).map { "try \($0)" }
      let all = "there are \(known.joined(separator: ", "))"
      throw CommandFailure.usage("there is no format \(name); \(advice ?? all)")
    }
    return format
  }
}
