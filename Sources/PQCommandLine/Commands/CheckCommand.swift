import ArgumentParser
import PQ

/// `pq check FILE...`: reads, binds and plans, and sends nothing.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Check files of queries, in order, without running them.")

  @OptionGroup var backend: BackendOptions
  @OptionGroup var reporting: ReportOptions
  @OptionGroup var options: RunOptions

  @Argument(help: "Files of queries; - is standard input.")
  var files: [String]

  func run() throws {
    var session = try backend.choice.session()
    session.environment.given = options.given
    var runner = TextRunner(
      session: session, reporter: Reporter(reporting.style), hasTiming: false, maxRequests: nil)
    var texts: [Prepared] = []
    for file in files {
      let input = try InputText(path: file)
      texts.append(runner.prepare(input))
      runner.report(texts[texts.count - 1], of: input)
    }
    guard !texts.contains(where: \.hasErrors) else { throw CommandFailure.told(.wrongQuery) }
    try runner.checkParameters(of: texts)
    try runner.checkRequests(of: texts)
  }
}
