import ArgumentParser
import PQ

/// `pq FILE...`, `pq -`, `pq -c TEXT`, `pq`: runs texts.
struct RunCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Run files of queries, a text, or what is typed. (The default.)")

  @OptionGroup var backend: BackendOptions
  @OptionGroup var reporting: ReportOptions
  @OptionGroup var results: ResultOptions

  // A text may begin with a comment, which looks like an option.
  @Option(
    name: .customShort("c"), parsing: .unconditional,
    help: ArgumentHelp("Run this text.", valueName: "text"))
  var text: String?

  @Argument(help: "Files of queries, run in order up to the first error; - is standard input.")
  var files: [String] = []

  /// What the options say.
  var job: RunJob {
    RunJob(
      backend: backend.choice, reporting: reporting.style, results: results.style, text: text,
      files: files)
  }

  func run() async throws { try await job.run() }
}
