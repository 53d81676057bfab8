import PQ
import PQRun
import PQSystem
import PQRender
import PQSyntax

// The commands about the place and the format of results.

/// `\o`: sends results to a file, or back to the screen.
enum OutputFileCommand: ShellCommand {
  static let names = ["o", "out", "output"]
  static let usage = "[FILE]"
  static let summary = "results go to a file, or back to the screen"
  static let details = [
    "The file is there, and whole, once \\o alone has ended it or you leave.",
    "It has the format that its name ends in, such as .csv or .md, unless \\format says another.",
    "A format for machines takes one result a file. An answer in part goes to report.partial.csv.",
    "  \\o report.csv",
  ]

  static func choices(after arguments: [String]) -> [ArgumentChoice] {
    arguments.isEmpty ? [.file()] : []
  }

  static func run(_ arguments: [String], _ shell: inout Shell) throws -> Shell.Step {
    guard arguments.count <= 1 else { throw misuse }
    if let path = arguments.first, path != "-" {
      try open(HomePath(path).path, &shell)
    } else {
      shell.tell(try shell.target.close())
    }
    let place = shell.target.path?.description ?? "the screen"
    shell.say("results go to \(VisibleText.of(place))")
    return .goOn
  }

  private static func open(_ path: FilePath, _ shell: inout Shell) throws {
    // Opening a pipe would wait for a reader.
    let mode = OutputPlace(path).existing?.st_mode ?? S_IFREG
    guard mode & S_IFMT != S_IFIFO else {
      throw CommandFailure.usage("cannot write \(path): it is a pipe")
    }
    shell.tell(try shell.target.open(path))
  }
}

extension Shell {
  /// Reports the file that results were written to; nothing for `nil`.
  func tell(_ file: WrittenFile?) {
    if let file { say(VisibleText.of(file.sentence)) }
  }
}

/// `\format`: selects the format of results.
enum OutputFormatCommand: ShellCommand {
  static let names = ["format"]
  static let usage = "[FORMAT]"
  static let summary = "how results look; alone, as the texts say"
  static let details = [
    "FORMAT is one of \(OutputFormat.allCases.map(\.rawValue).joined(separator: ", ")).",
    "Without a word the statements say it, or what SET has set.",
    "It wins over SET format, and over what the name of a file of \\o asks for.",
    "  \\format markdown",
  ]

  static func choices(after arguments: [String]) -> [ArgumentChoice] {
    arguments.isEmpty ? OutputFormat.allCases.map { .word($0.rawValue) } : []
  }

  static func run(_ arguments: [String], _ shell: inout Shell) throws -> Shell.Step {
    guard arguments.count <= 1 else { throw misuse }
    shell.target.style.format = try arguments.first.map(format)
    let format = shell.target.style.format?.rawValue
    shell.say(format.map { "results are written as \($0)" } ?? "results look as the statements say")
    return .goOn
  }

  /// Returns the format with a name, in any letter case.
  ///
  /// - Throws: `CommandFailure.usage` if no format has this name.
  static func format(named name: String) throws -> OutputFormat {
    guard let format = OutputFormat(rawValue: name.lowercased()) else {
      let known = OutputFormat.allCases.map(\.rawValue)
      let advice = SimilarWord.best(for: name, among: known).map { "try \($0)" }
      let all = "there are \(known.joined(separator: ", "))"
      throw CommandFailure.usage("there is no format \(name); \(advice ?? all)")
    }
    return format
  }
}

/// `\last`: shows the last results again.
enum LastCommand: ShellCommand {
  static let names = ["last"]
  static let usage = "[FORMAT]"
  static let summary = "the last results again; nobody is asked"
  static let details = [
    "With a format they are shown in that one, whatever \\format says. With \\o they go to its file.",
    "  \\last vertical",
  ]

  static func choices(after arguments: [String]) -> [ArgumentChoice] {
    OutputFormatCommand.choices(after: arguments)
  }

  static func run(_ arguments: [String], _ shell: inout Shell) throws -> Shell.Step {
    guard arguments.count <= 1 else { throw misuse }
    let format = try arguments.first.map(OutputFormatCommand.format)
    guard !shell.target.written.isEmpty else {
      throw CommandFailure.usage("there is no result yet; run a query first")
    }
    shell.target.startOver()
    for result in shell.target.written {
      try shell.target.checkNext(as: format)
      try shell.target.show(result.answer, result.settings, as: format)
    }
    return .goOn
  }
}
