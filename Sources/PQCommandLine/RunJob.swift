import PQ

/// Texts to run, and all that was said about how: the command line without its syntax.
struct RunJob: Equatable {
  /// How results look and where they go. What is nil is left to the texts.
  struct ResultStyle: Equatable {
    var format: OutputFormat?
    var times: RenderOptions.TimeStyle?
    /// The file to write to, or nil for standard output.
    var file: String?
    var hasTiming = false
  }

  var backend = BackendChoice()
  var configuration = ConfigurationChoice()
  var reporting = ReportStyle()
  var results = ResultStyle()
  /// Values of parameters, by name.
  var parameters: [String: String] = [:]
  /// How many requests the run may send; nil for what the texts set.
  var maxRequests: Int?
  /// Whether one request that keeps failing ends the run.
  var failsFast = false
  /// The texts to run; if there are none, the files are.
  var texts: [String] = []
  var files: [String] = []

  /// Runs everything, up to the first error.
  func run() async throws {
    guard texts.isEmpty || files.isEmpty else {
      throw CommandFailure.usage("give a text with -c or files, not both")
    }
    let isConversation = texts.isEmpty && files.isEmpty && StandardStream.input.isTerminal
    let reporter = Reporter(reporting)
    let configuration = try Configuration(configuration, given: parameters, reporter)
    // What is here is answered at once, if nobody is there to think otherwise.
    let watch =
      backend.isRemote || isConversation
      ? StatementWatch(reporting.isQuiet ? nil : .onTerminal()) : nil
    var session = try backend.session(
      try configuration.checked(isConversation: isConversation)
    ) { watch?.take($0) }
    session.execution.failsFast = failsFast
    var target = try ResultTarget(
      results, isColored: reporting.isColored(.output), remembers: isConversation)
    var runner = TextRunner(
      session: session, reporter: reporter, hasTiming: results.hasTiming,
      maxRequests: maxRequests, watch: watch)
    if isConversation {
      runner.tellsResults = !reporting.isQuiet
      runner.hasTiming = runner.tellsResults || results.hasTiming
      target.pager = .ofTerminal()
      var shell = Shell(runner: runner, target: target, backend: backend, reporting: reporting)
      defer { shell.tellCache() }
      return try await Conversation().run(&shell)
    }
    let cache = CacheReport(session.backend)
    defer { reporter.report(cache.notes) }
    let status = try await runner.run(try inputs(), writingTo: &target)
    try target.commit()
    guard status == .success else { throw CommandFailure.told(status) }
  }

  private func inputs() throws -> [InputText] {
    guard texts.isEmpty else {
      return texts.map { InputText(name: "-c", bytes: Array($0.utf8)) }
    }
    return try (files.isEmpty ? ["-"] : files).map(InputText.init(path:))
  }
}

extension RunJob {
  /// The job of a command line without options: `pq -c TEXT`, `pq FILE...`, `pq -`, `pq`.
  ///
  /// Such a line needs no parser of options, and most lines are such. The parser takes longer than
  /// all the rest of a small query, because it looks at its own types at run time. It makes the same
  /// job of it, but for a text that begins with three dashes, which it takes for a wrong option.
  init?(plain arguments: [String], subcommands: [String]) {
    if arguments.count == 2, arguments[0] == "-c" {
      texts = [arguments[1]]
    } else if arguments.allSatisfy({ $0 == "-" || !$0.hasPrefix("-") && !subcommands.contains($0) })
    {
      files = arguments
    } else {
      return nil
    }
  }
}
