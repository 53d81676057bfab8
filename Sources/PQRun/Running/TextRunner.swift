package import PQ
import PQSystem

/// Runs texts and writes their results.
package struct TextRunner {
  package var session: Session
  package let reporter: Reporter
  /// Whether it is told how long each statement took.
  package var hasTiming: Bool
  /// Whether there is a line below each result that says how large it is, and what it took.
  package var tellsResults = false
  let maxRequests: Int?
  /// What shows the progress of statements, and cancels them; nil if nothing does.
  package var watch: StatementWatch?
  /// Whether the backend has answered a query.
  package private(set) var hasAnswered = false
  /// Whether a result was written to a file of its own.
  package private(set) var hasWrittenFile = false

  package init(
    session: Session, reporter: Reporter, hasTiming: Bool = false, maxRequests: Int? = nil,
    watch: StatementWatch? = nil
  ) {
    (self.session, self.reporter, self.hasTiming) = (session, reporter, hasTiming)
    (self.maxRequests, self.watch) = (maxRequests, watch)
  }

  /// Prepares a text, which then stands before all that come after.
  package mutating func prepare(_ input: InputText) -> Prepared {
    let prepared = session.prepare(input.bytes, name: input.path.escaped)
    session.environment = prepared.environment
    return prepared
  }

  /// Runs texts in order, up to the first that is wrong. All are read before the first is run.
  ///
  /// - Returns: whether all of it was answered in whole, and written.
  package mutating func run(
    _ inputs: [InputText], writingTo target: inout ResultTarget
  ) async throws -> ExitStatus {
    var texts: [Prepared] = []
    for input in inputs { texts.append(prepare(input)) }
    try checkParameters(of: texts)
    try checkRequests(of: texts)
    try checkFiles(of: texts, target)
    var status = ExitStatus.success
    for (input, text) in zip(inputs, texts) {
      let outcome = try await run(text, of: input, writingTo: &target)
      guard outcome.goesOn else { throw CommandFailure.told(outcome) }
      status.add(outcome)
    }
    return status
  }

  /// Runs a text: every statement of it whose result can get anywhere, or none if there is an error in
  /// any.
  package mutating func run(
    _ prepared: Prepared, of input: InputText, writingTo target: inout ResultTarget
  ) async throws -> ExitStatus {
    report(prepared, of: input)
    guard !prepared.hasErrors else { return .wrongQuery }
    var status = ExitStatus.success
    for statement in prepared.statements where target.takes(statement) {
      let (result, line) = await result(of: statement)
      reporter.report(warnings: watch?.takeWarnings() ?? [])
      switch result {
      case .success(let answer):
        status.add(try write(answer, line, of: statement, to: &target))
      case .failure(let failure):
        reporter.report(failure)
        return ExitStatus(failure)
      }
    }
    return status
  }

  /// Writes an answer. That its file or its reader is of no use ends the statement and no other.
  private mutating func write(
    _ answer: Answer, _ line: ResultLine?, of statement: Prepared.Statement,
    to target: inout ResultTarget
  ) throws -> ExitStatus {
    if statement.isQuery { hasAnswered = true }
    do {
      let file = try target.write(answer, of: statement)
      if file != nil { hasWrittenFile = true }
      reporter.report(answer.missing)
      reporter.report(file)
      var line = line
      line?.file = file?.path
      reporter.report(line)
      return answer.isWhole ? .success : .partial
    } catch is ClosedPipe {
      return .success
    } catch let failure as CommandFailure where failure.status == .usage {
      reporter.report(failure)
      return .usage
    }
  }

  /// Tells what is wrong with a text, and with those that it includes.
  package func report(_ prepared: Prepared, of input: InputText) {
    for (number, text) in prepared.texts.enumerated() {
      let name = EscapedBytes.shown(text.name)
      let source = number == 0 ? input : InputText(name: name, bytes: text.tree.source)
      reporter.report(text.diagnostics, of: source)
    }
  }

  /// Runs a statement.
  ///
  /// - Returns: what came of it, and what is to be said of it.
  private func result(
    of statement: Prepared.Statement
  ) async -> (result: Result<Answer, BackendFailure>, line: ResultLine?) {
    let start = ContinuousClock.now
    let cache = CacheReport(session.backend)
    let usage = cache.usage
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
      cached: cache.spared(since: usage),
      time: hasTiming ? ContinuousClock.now - start : nil)
    return (.success(cache.told(answer, since: usage)), hasTiming || tellsResults ? line : nil)
  }
}

extension Session {
  /// The answer of a statement, or why there is none.
  func result(of statement: Prepared.Statement) async -> Result<Answer, BackendFailure> {
    do throws(BackendFailure) {
      return .success(try await run(statement))
    } catch {
      return .failure(error)
    }
  }
}

extension Prepared.Statement {
  /// Whether it asks for numbers, and for nothing about them.
  package var isQuery: Bool {
    switch work {
    case .run: true
    case .analyze, .explain, .show: false
    }
  }
}

extension Prepared {
  /// A statement as it was written.
  package func text(of statement: Statement) -> String {
    let source = texts[statement.text].tree.source
    return String(decoding: source[statement.range], as: UTF8.self)
  }
}
