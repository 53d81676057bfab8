import ArgumentParser
import PQ
import PQSystem

/// `pq FILE...`, `pq -`, `pq -c TEXT`, `pq`: runs query texts.
struct RunCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Run scripts, a query text, or an interactive session. (The default.)")

  @OptionGroup var backend: BackendOptions
  @OptionGroup var live: LiveOptions
  @OptionGroup var configuration: ConfigurationOptions
  @OptionGroup var reporting: ReportOptions
  @OptionGroup var results: ResultOptions
  @OptionGroup var options: RunOptions

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Refuse a run that needs more requests, before the first is sent.", valueName: "count"))
  var maxRequests: UInt32?

  @Flag(
    name: .long, help: "Stop at the first request that fails for good; give no partial answer.")
  var failFast = false

  // Unconditional, because a query text may begin with a comment, which begins with dashes.
  @Option(
    name: .customShort("c"), parsing: .unconditionalSingleValue,
    help: ArgumentHelp("Run this query text; repeatable, in order.", valueName: "text"),
    transform: TextArgument.text)
  var texts: [String] = []

  @Argument(help: "Scripts, run in order up to the first error; - is standard input.")
  var files: [FilePath] = []

  /// The job that the options describe.
  var job: RunJob {
    RunJob(
      backend: backend.choice(live.choice), configuration: configuration.choice,
      reporting: reporting.style, results: results.style, parameters: options.given,
      maxRequests: maxRequests.map { Int($0) }, failsFast: failFast, texts: texts, files: files)
  }

  func run() async throws { try await job.run() }
}
