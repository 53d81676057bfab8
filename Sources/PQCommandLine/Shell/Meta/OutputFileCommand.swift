import PQ

/// `\o`
enum OutputFileCommand: MetaCommand {
  static let names = ["o", "out", "output"]
  static let usage = "[FILE]"
  static let summary = "results go to a file, or back to the screen"
  static let details = [
    "The file is there, and whole, once \\o alone has ended it or you leave.",
    "It has the format that its name ends in, such as .csv or .md, unless \\format says another.",
    "  \\o report.csv",
  ]

  static func choices(after arguments: [String]) -> [MetaChoice] {
    arguments.isEmpty ? [.file()] : []
  }

  static func run(_ arguments: [String], _ shell: inout Shell) throws -> Shell.Step {
    guard arguments.count <= 1 else { throw misuse }
    let former = shell.target.style.file
    if let path = arguments.first {
      try open(HomePath(path).path, &shell)
    } else {
      try shell.target.close()
    }
    if let former { shell.say("\(VisibleText.of(former)) is written") }
    shell.say("results go to \(VisibleText.of(shell.target.style.file ?? "the screen"))")
    return .goOn
  }

  private static func open(_ path: String, _ shell: inout Shell) throws {
    // To open a pipe would wait for somebody to read it.
    let mode = FilePlace(path).former?.st_mode ?? S_IFREG
    guard mode & S_IFMT != S_IFIFO else {
      throw CommandFailure.usage("cannot write \(path): it is a pipe")
    }
    try shell.target.open(path)
  }
}
