import ArgumentParser
import PQ
import PQRun
import PQShell
import PQSystem

/// `pq check FILE...`: parses, binds and plans files, warns about their style, and sends no request.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Check scripts, each on its own, without running them.",
    discussion: """
      A parameter of PARAM without a default may have no value. Then everything is checked that does \
      not depend on the value.

      Exit status: 0 all scripts are right; 1 a script has a mistake; 2 the command line or a file is \
      wrong; 4 a script needs more requests than --max-requests or SET max_requests allows.
      """)

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
    var runner = ScriptRunner(
      session: try backend.session(environment), reporter: reporter,
      maxRequests: options.requestLimit)
    runner.reportStyle()
    try runner.check(files: files)
  }
}
