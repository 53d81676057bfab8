import PQ
import PQRun
import PQSystem

/// `\o`: sends results to a file, or back to the screen.
enum OutputFileCommand: MetaCommand {
  static let names = ["o", "out", "output"]
  static let usage = "[FILE]"
  static let summary = "results go to a file, or back to the screen"
  static let details = [
    "The file is there, and whole, once \\o alone has ended it or you leave.",
    "It has the format that its name ends in, such as .csv or .md, unless \\format says another.",
    "A format for machines takes one result a file. An answer in part goes to report.partial.csv.",
    "  \\o report.csv",
  ]

  static func choices(after arguments: [String]) -> [MetaChoice] {
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
    let mode = FilePlace(path).former?.st_mode ?? S_IFREG
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
