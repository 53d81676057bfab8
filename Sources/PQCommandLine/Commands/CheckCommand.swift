import ArgumentParser
import PQ

/// `pq check FILE...`: reads, binds and plans, and sends nothing.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Check files of queries without running them.")

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
    var status = ExitStatus.success
    for file in files {
      let input = try InputText(path: file)
      let prepared = runner.prepare(input)
      runner.report(prepared, of: input)
      if prepared.hasErrors { status = .wrongQuery }
    }
    guard status == .success else { throw CommandFailure.told(status) }
  }
}
