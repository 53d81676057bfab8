package import PQ
package import PQSystem

/// Runs query texts and writes their results.
package struct ScriptRunner {
  package var session: Session
  package let reporter: Reporter
  /// True if the duration of each statement is reported.
  package var hasTiming: Bool
  /// True if a line below each result reports its size and its number of requests.
  package var showsResultLine = false
  let maxRequests: Int?
  /// Returns the warnings about the style of a text without errors; `nil` if style is not checked.
  package var style: (@Sendable (CheckedText, Session) -> [Diagnostic])?
  /// Shows the progress of statements and cancels them on Ctrl-C; `nil` for neither.
  package var watch: StatementWatch?
  /// True if the backend has answered a query.
  package private(set) var hasAnswered = false
  /// True if a result was written to the file of an INTO.
  package private(set) var hasWrittenFile = false

  package init(
    session: Session, reporter: Reporter, hasTiming: Bool = false, maxRequests: Int? = nil,
    watch: StatementWatch? = nil
  ) {
    (self.session, self.reporter, self.hasTiming) = (session, reporter, hasTiming)
    (self.maxRequests, self.watch) = (maxRequests, watch)
  }

  /// Prepares a text. Its names, parameters and settings apply to the following texts, unless the text
  /// has an error.
  package mutating func prepare(_ input: InputText) -> PreparedInput {
    let text = PreparedInput(input, in: session)
    if !text.prepared.hasErrors { session.environment = text.prepared.environment }
    return text
  }

  /// Runs texts in order. All texts are prepared before the first one runs. Each parameter that the user
  /// gave must be declared in at least one text.
  ///
  /// - Returns: The status of the run, as `run(_:writingTo:)` for prepared texts.
  /// - Throws: `CommandFailure` if a check before the first request fails.
  package mutating func run(
    _ inputs: [InputText], writingTo target: inout ResultTarget
  ) async throws -> ExitStatus {
    var texts: [PreparedInput] = []
    for input in inputs { texts.append(prepare(input)) }
    try checkParameters(of: texts)
    return try await run(texts, writingTo: &target)
  }

  /// Runs prepared texts in order. The run ends at the first text with an error or with a failure of
  /// the backend. The requests and the files of all texts are checked before the run.
  ///
  /// - Returns: The status of the text that ended the run; otherwise `success`, `partial` if an answer
  ///   is incomplete, or `usage` if a result cannot be written. Everything is reported.
  /// - Throws: `CommandFailure` if a check before the first request fails.
  package mutating func run(
    _ texts: [PreparedInput], writingTo target: inout ResultTarget
  ) async throws -> ExitStatus {
    try checkRequests(of: texts)
    try checkFiles(of: texts, target)
    var status = ExitStatus.success
    for text in texts {
      target.begin(text.prepared)
      let outcome = try await run(text, writingTo: &target)
      guard outcome.goesOn else { return outcome }
      status.add(outcome)
    }
    return status
  }

  /// Checks files without running them, and reports their diagnostics. Each file starts with the
  /// environment of the session. So the names and settings of one file do not affect another file.
  ///
  /// A parameter without a default may have no value. Checks that depend on the value are skipped.
  ///
  /// - Throws: `CommandFailure` if a file cannot be read, has an error, or fails a check.
  package func check(files: [FilePath]) throws {
    var session = session
    session.environment.acceptsMissingValues = true
    var texts: [PreparedInput] = []
    for file in files {
      texts.append(PreparedInput(try InputText(path: file), in: session))
      report(texts[texts.count - 1], in: session)
    }
    guard !texts.contains(where: \.prepared.hasErrors) else {
      throw CommandFailure.reported(.wrongQuery)
    }
    try checkParameters(of: texts)
    var status = ExitStatus.success
    for text in texts {
      guard let failure = requestFailure(of: [text]) else { continue }
      let message = "\(text.text.name): \(failure.description)"
      reporter.report(CommandFailure(status: ExitStatus(failure), message: message))
      status = ExitStatus(failure)
    }
    guard status == .success else { throw CommandFailure.reported(status) }
  }

  /// Runs those statements of a text whose results can be written. Runs none if the text has an error.
  ///
  /// - Returns: The status of the text. Its diagnostics and failures are reported.
  private mutating func run(
    _ text: PreparedInput, writingTo target: inout ResultTarget
  ) async throws -> ExitStatus {
    report(text)
    guard !text.prepared.hasErrors else { return .wrongQuery }
    var status = ExitStatus.success
    for statement in text.prepared.statements where target.takes(statement) {
      let (result, line) = await result(of: statement)
      reporter.report(warnings: watch?.takeWarnings() ?? [])
      switch result {
      case .success(let answer):
        status.add(try write(answer, line, of: statement, in: text.prepared, to: &target))
      case .failure(let failure):
        reporter.report(failure)
        return ExitStatus(failure)
      }
    }
    return status
  }

  /// Writes an answer. If its file cannot be written, only this statement fails.
  private mutating func write(
    _ answer: Answer, _ line: ResultLine?, of statement: CheckedText.Statement,
    in text: CheckedText, to target: inout ResultTarget
  ) throws -> ExitStatus {
    if statement.isQuery { hasAnswered = true }
    do {
      let file = try target.write(answer, of: statement)
      try target.describe(
        ResultDescription(
          answer: answer, text: text.text(of: statement), backend: session.backend.name,
          now: session.now, file: file?.path))
      if file != nil { hasWrittenFile = true }
      reporter.report(answer.missing)
      if statement.isQuery { reporter.report(answer.facts?.notes ?? []) }
      reporter.report(file)
      var line = line
      line?.file = file?.path
      reporter.report(line)
      return answer.isComplete ? .success : .partial
    } catch is ClosedPipe {
      return .success
    } catch {
      guard let failure = CommandFailure(error), failure.status == .usage else { throw error }
      reporter.report(failure)
      return .usage
    }
  }

  /// Reports the diagnostics of a text and of the texts that it includes.
  ///
  /// - Parameter session: the session that has checked the text; `nil` for that of the runner.
  package func report(_ input: PreparedInput, in session: Session? = nil) {
    let session = session ?? self.session
    for (number, text) in input.prepared.texts.enumerated() {
      let name = EscapedBytes.shown(text.name)
      let source = number == 0 ? input.text : InputText(name: name, bytes: text.tree.source)
      let warnings = number == 0 ? style(of: input, in: session) : []
      reporter.report((text.diagnostics + warnings).inTextOrder, of: source)
    }
  }

  /// Returns the warnings about the style of a text. An included text is checked where it is a text itself.
  private func style(of input: PreparedInput, in session: Session) -> [Diagnostic] {
    guard let style, !input.prepared.hasErrors, !reporter.isQuiet else { return [] }
    return style(input.prepared, session)
  }

  /// Runs a statement.
  ///
  /// - Returns: The answer or the failure, and the line below the result. The line is `nil` if it is
  ///   not shown or there is no answer.
  private func result(
    of statement: CheckedText.Statement
  ) async -> (result: Result<Answer, BackendFailure>, line: ResultLine?) {
    let start = ContinuousClock.now
    let result =
      if let watch {
        await watch.run(statement, in: session)
      } else {
        await session.result(of: statement)
      }
    guard case .success(let answer) = result else { return (result, nil) }
    let line = ResultLine(
      rows: answer.table.rowCount, noun: answer.table.presentation == .grid ? "row" : "line",
      requests: statement.requests.count,
      cached: answer.facts?.source.stored ?? 0,
      time: hasTiming ? ContinuousClock.now - start : nil)
    return (.success(answer.captionedByCache), hasTiming || showsResultLine ? line : nil)
  }
}

extension Answer {
  /// This answer. If the cache was used, the answer has a caption about the cache.
  var captionedByCache: Answer {
    var answer = self
    if let caption = facts?.source.cacheCaption { answer.table.captions.append(caption) }
    return answer
  }
}

extension Session {
  /// Returns the answer of a statement, or the failure.
  func result(of statement: CheckedText.Statement) async -> Result<Answer, BackendFailure> {
    do throws(BackendFailure) {
      return .success(try await run(statement))
    } catch {
      return .failure(error)
    }
  }
}

/// The checks before the first request is sent. A run ends at the first text with an error, so the
/// checks look only at the texts before it.
extension ScriptRunner {
  /// Checks that a text declares each parameter that the user gave a value.
  ///
  /// - Throws: `CommandFailure.usage` for a parameter that no text declares.
  private func checkParameters(of texts: [PreparedInput]) throws {
    guard !texts.contains(where: \.prepared.hasErrors) else { return }
    let undeclared = texts.map(\.prepared.environment.undeclared)
    let everywhere = undeclared.first?.filter { name in
      undeclared.allSatisfy { $0.contains(name) }
    }
    guard let name = everywhere?.min() else { return }
    throw CommandFailure.usage("no text declares the parameter $\(name); write PARAM $\(name);")
  }

  /// Checks the number of requests of all texts against the limit.
  ///
  /// - Throws: `CommandFailure` with the status `budget` if there are too many requests.
  private func checkRequests(of texts: [PreparedInput]) throws {
    guard let failure = requestFailure(of: texts) else { return }
    throw CommandFailure(status: ExitStatus(failure), message: failure.description)
  }

  /// Returns the failure of texts that need more requests than allowed; `nil` if they do not.
  private func requestFailure(of texts: [PreparedInput]) -> BackendFailure? {
    let right = texts.untilWrong
    let needed = right.reduce(0) { $0 + $1.requestCount }
    let allowed = maxRequests ?? right.last?.environment.settings.maxRequests
    return BackendFailure.overBudget(needed, allowed: allowed)
  }

  /// Checks that the files of INTO and the file of the other results can be written.
  ///
  /// - Throws: `CommandFailure.usage` if one of them cannot be written.
  private func checkFiles(of texts: [PreparedInput], _ target: borrowing ResultTarget) throws {
    let statements = texts.untilWrong.flatMap(\.statements)
    let files = statements.compactMap { $0.into.map { FilePath($0) } }
    try target.check(into: files, others: statements.count - files.count)
  }
}

extension [PreparedInput] {
  /// The texts before the first one with an error.
  fileprivate var untilWrong: ArraySlice<CheckedText> { map(\.prepared).prefix { !$0.hasErrors } }
}
