import PQRender

/// `\format`
enum OutputFormatCommand: MetaCommand {
  static let names = ["format"]
  static let usage = "[\(OutputFormat.allCases.map(\.rawValue).joined(separator: "|"))]"
  static let summary = "how results look; without a word, as the statements say"

  static func choices(after arguments: [String]) -> [MetaChoice] {
    arguments.isEmpty ? OutputFormat.allCases.map { .word($0.rawValue) } : []
  }

  static func run(_ arguments: [String], _ shell: inout Shell) throws -> Shell.Step {
    guard arguments.count <= 1 else { throw misuse }
    guard let word = arguments.first?.lowercased() else {
      shell.target.style.format = nil
      StandardStream.error.note("results look as the statements say")
      return .goOn
    }
    guard let format = OutputFormat(rawValue: word) else { throw misuse }
    shell.target.style.format = format
    StandardStream.error.note("results are written as \(format.rawValue)")
    return .goOn
  }
}
