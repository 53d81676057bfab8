public import PQEngine
public import PQModel
import PQPlan
public import PQSemantics
import PQSyntax

/// Answers query texts from a backend.
///
///     let session = Session(backend: DemoBackend())
///     for answer in try await session.run("SELECT http, p2p LAST 6h EVERY 1h") {
///       print(answer.text())
///     }
///
/// A session is a value. Several tasks may use one session, or copies of it, at the same time.
public struct Session: Sendable {
  /// The data source that answers the requests.
  public let backend: any Backend
  /// The number of requests that one run sends at the same time. Numbers below 1 count as 1.
  public var parallelism = 4
  /// True if a run may return answers that miss a part of their range. By default such an answer ends
  /// the run with a failure of the kind `partial`.
  public var acceptsPartialAnswers = false
  /// The names, parameters and settings at the start of a text. Running a text does not change them.
  package var environment = QueryEnvironment()
  /// Access to resources outside the text: time zones, included texts, output formats.
  package var surroundings: Surroundings
  /// The options of a run that a host program does not set.
  package var execution = ExecutionOptions()
  /// The current time for relative ranges; `nil` for the clock of the backend.
  private var fixedTime: Instant?

  /// Creates a session. The current time for ranges such as LAST is the backend's clock at each text.
  ///
  /// - Parameters:
  ///   - backend: the data source.
  ///   - surroundings: access to time zones and files. The default knows the time zones of the system,
  ///     and permits neither INCLUDE nor INTO.
  public init(backend: any Backend, surroundings: Surroundings = .withSystemZones) {
    self.backend = backend
    self.surroundings = surroundings
  }

  /// Creates a session with a fixed time, for runs that are repeatable.
  ///
  /// - Parameters:
  ///   - backend: the data source.
  ///   - now: the current time for ranges such as LAST.
  ///   - surroundings: access to time zones and files, as in the other initializer.
  public init(
    backend: any Backend, now: Instant, surroundings: Surroundings = .withSystemZones
  ) {
    self.init(backend: backend, surroundings: surroundings)
    fixedTime = now
  }

  /// The current time for relative ranges. After it is set it does not advance.
  package var now: Instant {
    get { fixedTime ?? backend.clock }
    set { fixedTime = newValue }
  }

  /// Parses, binds and plans a text. Sends no request.
  ///
  /// - Parameters:
  ///   - text: the query text, in UTF-8.
  ///   - parameters: the values of parameters by their names without `$`. They replace the values of
  ///     PARAM, and are never pasted into a text. A list has commas between its values; a value in
  ///     quotes may contain commas.
  ///   - name: the name of the text in messages. The paths of INCLUDE are relative to it.
  /// - Throws: All errors of the text and of the texts that it includes. A value for a parameter that
  ///   no PARAM declares is an error too.
  public func prepare(
    _ text: String, parameters: [String: String] = [:], name: String = ""
  ) throws(QueryTextError) -> PreparedText {
    try PreparedText(checked(text, parameters, name: name), for: backend.catalog)
  }

  /// Defines names (LET), parameters (PARAM) and settings (SET) for all later texts of this session.
  ///
  ///     var session = Session(backend: DemoBackend())
  ///     try session.define("LET offload = p2p / (http + p2p); SET max_requests = 50")
  ///     let answers = try await session.run("SELECT offload BY country LAST 1h")
  ///
  /// - Throws: All errors of the text. A text with a query is an error too. Then nothing is defined.
  public mutating func define(
    _ text: String, parameters: [String: String] = [:]
  ) throws(QueryTextError) {
    var checked = checked(text, parameters, name: "")
    if !checked.hasErrors, let statement = checked.statements.first {
      checked.report(
        Diagnostic(.outOfPlace, "a definition is LET, PARAM, SET or INCLUDE", at: statement.range)
          .advising("Pass the query to run."), in: statement.text)
    }
    environment = try PreparedText(checked, for: backend.catalog).text.environment
  }

  /// Returns a text with the diagnostics of all stages. It has one more error for each parameter that is
  /// not declared.
  private func checked(
    _ text: String, _ parameters: [String: String], name: String
  ) -> CheckedText {
    var session = self
    session.environment.given.merge(parameters.mapValues { [$0] }) { $1 }
    var checked = session.check(Array(text.utf8), name: name)
    let undeclared = checked.environment.undeclared.filter { parameters[$0] != nil }
    for name in undeclared where !checked.hasErrors {
      checked.report(
        Diagnostic(.invalidParameter, "no PARAM declares $\(name)", at: 0..<0)
          .advising("Write PARAM $\(name); before the first statement."), in: 0)
    }
    checked.environment.given = environment.given
    return checked
  }

  /// Runs the statements of a text in order.
  ///
  /// - Parameters:
  ///   - prepared: a text that this session, or another one with the same backend, has prepared.
  ///   - progress: receives the progress of all statements together, on any thread. It should return
  ///     quickly.
  /// - Returns: One answer for each statement, in the order of the text.
  /// - Throws: `QueryError.run` with the failure that ended the run. If the text takes more requests
  ///   than `SET max_requests` allows (kind `budget`), nothing is sent. If the task is cancelled (kind
  ///   `cancelled`), the requests on their way are given up.
  public func run(
    _ prepared: PreparedText, progress: RunProgress.Observer? = nil
  ) async throws(QueryError) -> [Answer] {
    guard prepared.catalog == backend.catalog else {
      throw .run(.preparedForAnotherBackend(than: backend.name), answers: [])
    }
    let outcome = await outcome(
      of: prepared.text, progress, acceptsPartialAnswers: acceptsPartialAnswers)
    if let failure = outcome.failure { throw .run(failure, answers: outcome.answers) }
    return outcome.answers
  }

  /// Prepares and runs a text; see `prepare` and `run(_:progress:)`.
  ///
  /// - Throws: `QueryError.text` if the text has errors; then nothing is sent. `QueryError.run` if the
  ///   run has failed.
  public func run(
    _ text: String, parameters: [String: String] = [:], progress: RunProgress.Observer? = nil
  ) async throws(QueryError) -> [Answer] {
    try await run(try prepareToRun(text, parameters), progress: progress)
  }

  /// Prepares a text.
  ///
  /// - Throws: `QueryError.text` if the text has errors.
  func prepareToRun(
    _ text: String, _ parameters: [String: String]
  ) throws(QueryError) -> PreparedText {
    do throws(QueryTextError) {
      return try prepare(text, parameters: parameters)
    } catch {
      throw .text(error)
    }
  }
}

extension Session {
  /// Parses, binds and plans a text that may have errors. Sends no request.
  ///
  /// - Parameters:
  ///   - text: the query text, in UTF-8.
  ///   - name: the name of the text. The paths of INCLUDE are relative to it.
  package func check(_ text: [UInt8], name: String = "") -> CheckedText {
    let now = now
    let binding = Binder.bind(
      SyntaxTree.parse(text), name: name, catalog: backend.catalog, now: now,
      environment: environment, surroundings: surroundings)
    var check = TextCheck(catalog: backend.catalog, now: now, binding)
    for statement in binding.statements { check.add(statement) }
    for draft in binding.drafts { check.check(draft) }
    return check.checked
  }

  /// Parses, binds and plans a text that may have errors. Sends no request.
  package func check(_ text: String) -> CheckedText { check(Array(text.utf8)) }

  /// Runs one statement of a text without errors.
  ///
  /// If single requests fail (kind `request` or `rate`), the answer lists the missing parts. With
  /// `execution.failsFast`, or if no request for the query's range was answered, it throws instead.
  ///
  /// - Throws: `BackendFailure` if there is no answer; `BackendFailure.cancelled` if the task was
  ///   cancelled.
  package func run(_ statement: CheckedText.Statement) async throws(BackendFailure) -> Answer {
    switch statement.work {
    case .run(let plan):
      let execution = try await execution(of: plan)
      return Answer(
        execution.table, facts: execution.facts, file: statement.into, settings: statement.settings)
    case .analyze(let plan):
      let forecast = backend.forecast(plan.requests)
      let execution = try await execution(of: plan)
      return Answer(
        Analysis(plan: plan, forecast: forecast, execution: execution).table,
        facts: execution.facts, settings: statement.settings)
    case .explain(let plan, let format):
      return Answer(
        Explanation.table(
          of: plan, format, by: .init(name: backend.name, destination: backend.destination),
          forecast: backend.forecast(plan.requests)), settings: statement.settings)
    case .show(let table): return Answer(table, settings: statement.settings)
    }
  }

  private func execution(of plan: Plan) async throws(BackendFailure) -> Execution {
    try await PlanRunner(backend: backend, options: executionOptions).run(plan)
  }

  /// The options of a run, with those that a host program sets.
  var executionOptions: ExecutionOptions {
    var options = execution
    options.parallelism = parallelism
    return options
  }

  /// Runs all statements of a text in order. Runs none if the text has an error or takes more requests
  /// than allowed. The first failure ends the run.
  ///
  /// - Parameter acceptsPartialAnswers: false if an answer that misses a part of its range is a failure.
  package func outcome(
    of text: CheckedText, _ progress: RunProgress.Observer? = nil,
    acceptsPartialAnswers: Bool = true
  ) async -> Outcome {
    var outcome = Outcome(text)
    guard !text.hasErrors else { return outcome }
    outcome.failure = text.budgetFailure
    var session = self
    let total = progress.map { SummedProgress(of: text.statements.map(\.requests.count), $0) }
    for (number, statement) in text.statements.enumerated() where outcome.failure == nil {
      session.execution.observer = total?.observer(of: number)
      do throws(BackendFailure) {
        let answer = try await session.run(statement)
        outcome.answers.append(answer)
        if !acceptsPartialAnswers { outcome.failure = answer.partialFailure }
      } catch {
        outcome.failure = error
      }
    }
    return outcome
  }

  /// Prepares and runs a text. Errors and failures are a part of the result.
  package func outcome(of text: String) async -> Outcome { await outcome(of: check(text)) }
}
