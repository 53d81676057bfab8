import ArgumentParser
import PQ
import PQRun
import PQShell
import PQSystem

/// `pq FILE...`, `pq -`, `pq -c TEXT`, `pq`: runs query texts.
struct RunCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Run scripts, a query text, or an interactive session. (The default.)")

  @OptionGroup(title: "Backend") var backend: BackendOptions
  @OptionGroup(title: "Requests to a server") var live: LiveOptions
  @OptionGroup(title: "Configuration") var configuration: ConfigurationOptions
  @OptionGroup(title: "Errors, warnings and notes") var reporting: ReportOptions
  @OptionGroup(title: "Results") var results: ResultOptions
  @OptionGroup var options: RunOptions

  @Flag(
    name: .long, help: "Stop at the first request that fails for good; give no partial answer.")
  var failFast = false

  // Unconditional, because a query text may begin with a comment, and a comment begins with dashes.
  @Option(
    name: .customShort("c"), parsing: .unconditionalSingleValue,
    help: ArgumentHelp("Run this query text; repeatable, in order.", valueName: "text"),
    transform: TextArgument.text)
  var texts: [String] = []

  @Argument(
    help: "Scripts, run in order up to the first error; - is standard input.",
    completion: .scripts)
  var files: [FilePath] = []

  /// The job that the options describe.
  var job: RunJob {
    RunJob(
      backend: backend.choice(live.choice), configuration: configuration.choice,
      reporting: reporting.style, results: results.style, parameters: options.given,
      maxRequests: options.requestLimit, failsFast: failFast, texts: texts, files: files)
  }

  func run() async throws { try await job.run() }
}

/// The command line of a run after parsing: the texts and all options.
struct RunJob: Equatable {
  var backend = BackendChoice()
  var configuration = ConfigurationChoice()
  var reporting = ReportStyle()
  var results = ResultStyle()
  /// The values of parameters, by name.
  var parameters: [String: [String]] = [:]
  /// The maximum number of requests of the run; `nil` for the limit that the texts set.
  var maxRequests: Int?
  /// True if a failed request ends the run. Otherwise the answer is incomplete.
  var failsFast = false
  /// The texts of `-c`. If there are none, `files` are run.
  var texts: [String] = []
  var files: [FilePath] = []

  /// Runs all texts or files up to the first error. Without texts and files, runs standard input, or
  /// starts the interactive shell if standard input is a terminal.
  ///
  /// - Throws: `CommandFailure` with the status of the run, unless it is `success`.
  func run() async throws {
    guard texts.isEmpty || files.isEmpty else {
      throw CommandFailure.usage("give a text with -c or files, not both")
    }
    let isInteractive = texts.isEmpty && files.isEmpty && StandardStream.input.isTerminal
    let reporter = Reporter(reporting)
    let environment = try Configuration(configuration, given: parameters, reporter)
      .checked(isInteractive: isInteractive)
    let backend = backend.resolved(environment.settings)
    // Local backends are not watched unless the session is interactive.
    let hasProgress = !reporting.isQuiet && reporting.form == .text
    let watch =
      backend.isRemote || isInteractive ? StatementWatch(hasProgress ? .onTerminal() : nil) : nil
    var session = try backend.session(environment) { watch?.take($0) }
    session.execution.failsFast = failsFast
    var target = try ResultTarget(
      results, isColored: reporting.isColored(.output), remembers: isInteractive)
    var runner = ScriptRunner(
      session: session, reporter: reporter, hasTiming: results.hasTiming,
      maxRequests: maxRequests, watch: watch)
    guard isInteractive else {
      return try await run(&runner, writingTo: &target, of: backend)
    }
    runner.showsResultLine = !reporting.isQuiet
    runner.hasTiming = runner.showsResultLine || results.hasTiming
    target.pager = .ofTerminal(reporter)
    var shell = Shell(runner: runner, target: target, backend: backend, reporting: reporting)
    defer { shell.reportCache() }
    try await Conversation().run(&shell)
  }

  /// Runs the texts, and then reports the notes about the whole run.
  private func run(
    _ runner: inout ScriptRunner, writingTo target: inout ResultTarget, of backend: BackendChoice
  ) async throws {
    var status = ExitStatus.success
    do {
      status = try await runner.run(try inputs(), writingTo: &target)
      if status.goesOn { runner.reporter.report(try target.commit()) }
    } catch {
      guard let failure = CommandFailure(error) else { throw error }
      runner.reporter.report(failure)
      status = failure.status
    }
    runner.reporter.report(runner.session.backend.cacheNotes)
    let isSeen = StandardStream.output.isTerminal && target.path == nil && !runner.hasWrittenFile
    if backend.isUnnamedDemo, runner.hasAnswered, !isSeen, !reporting.isQuiet {
      runner.reporter.report(.unnamedDemo)
    }
    guard status == .success else { throw CommandFailure.reported(status) }
  }

  private func inputs() throws -> [InputText] {
    guard texts.isEmpty else {
      return texts.map { InputText(name: "-c", bytes: Array($0.utf8)) }
    }
    return try (files.isEmpty ? ["-"] : files).map(InputText.init(path:))
  }
}

extension RunJob {
  /// Creates the job of a command line without options: `pq -c TEXT`, `pq FILE...`, `pq -`, `pq`; `nil`
  /// for any other. The arguments are escaped texts.
  ///
  /// Most command lines have no options. The argument parser would take longer than the rest of a small
  /// query, because it inspects its own types at run time. The parser creates the same job, except that
  /// it rejects a text beginning with three dashes as a wrong option.
  init?(plain arguments: [String], subcommands: [String]) {
    if arguments.count == 2, arguments[0] == "-c" {
      guard let text = EscapedBytes.plainText(of: arguments[1]) else { return nil }
      texts = [text]
    } else if arguments.allSatisfy({ $0 == "-" || !$0.hasPrefix("-") && !subcommands.contains($0) })
    {
      files = arguments.map { FilePath(escaped: $0) }
    } else {
      return nil
    }
  }
}
