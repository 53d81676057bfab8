import ArgumentParser
import PQ

/// `pq check FILE...`: reads, binds and plans, and sends nothing.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Check files of queries without running them.")

  @OptionGroup var backend: BackendOptions
  @OptionGroup var reporting: ReportOptions

  @Argument(help: "Files of queries; - is standard input.")
  var files: [String]

  func run() throws {
    let session = try backend.choice.session()
    let reporter = Reporter(reporting.style)
    var status = ExitStatus.success
    for file in files {
      let input = try InputText(path: file)
      let prepared = session.prepare(input.bytes)
      reporter.report(prepared.diagnostics, of: input)
      if prepared.hasErrors { status = .wrongQuery }
    }
    guard status == .success else { throw CommandFailure.told(status) }
  }
}
