import ArgumentParser
import PQ
import PQRun
import PQShell
import PQSystem

/// `pq check FILE...`: parses, binds and plans files, warns about their style, and sends no request.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Check scripts, each on its own, without running them."
  )

  @OptionGroup var backend: BackendOptions
  @OptionGroup var live: LiveOptions
  @OptionGroup var configuration: ConfigurationOptions
  @OptionGroup var reporting: ReportOptions
  @OptionGroup var options: RunOptions

  @Argument(help: "Scripts; - is standard input.", completion: .scripts)
  var files: [FilePath]

  func run() throws {
    let reporter = Reporter(reporting.style)
    let configuration = try Configuration(
      configuration.choice, given: options.given, reporter)
    let environment = try configuration.checked()
    let backend = backend.choice(live.choice).resolved(environment.settings)
    var runner = ScriptRunner(session: try backend.session(environment), reporter: reporter)
    runner.reportStyle()
    try runner.check(files: files)
  }
}
