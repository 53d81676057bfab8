import ArgumentParser
import PQ
import PQSystem

/// `pq FILE...`, `pq -`, `pq -c TEXT`, `pq`: runs query texts.
struct RunCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Run files of queries, a text, or what is typed. (The default.)")

  @OptionGroup var backend: BackendOptions
  @OptionGroup var live: LiveOptions
  @OptionGroup var configuration: ConfigurationOptions
  @OptionGroup var reporting: ReportOptions
  @OptionGroup var results: ResultOptions
  @OptionGroup var options: RunOptions

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Refuse a run that takes more requests, before the first is sent.", valueName: "count"))
  var maxRequests: UInt32?

  @Flag(
    name: .long, help: "End the run if a request keeps failing; do not answer in part.")
  var failFast = false

  // Unconditional, because a query text may begin with a comment, which begins with dashes.
  @Option(
    name: .customShort("c"), parsing: .unconditionalSingleValue,
    help: ArgumentHelp("Run this text; several are run in order.", valueName: "text"),
    transform: TextArgument.text)
  var texts: [String] = []

  @Argument(help: "Files of queries, run in order up to the first error; - is standard input.")
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
