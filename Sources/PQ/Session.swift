public import PQEngine
public import PQModel
import PQPlan
public import PQSemantics
import PQSyntax

/// Runs query texts against a backend.
///
///     let session = Session(backend: DemoBackend())
///     let outcome = await session.run("SELECT http, p2p LAST 6h EVERY 1h")
///     for table in outcome.tables { print(OutputFormat.table.renderer().text(of: table)) }
public struct Session: Sendable {
  /// The data source that answers the requests.
  public let backend: any Backend
  /// The current time for relative ranges such as LAST. It does not advance, so that a run is
  /// repeatable. An interactive program sets it before each text.
  public var now: Instant
  /// The names, parameters and settings at the start of a text. Running a text does not change
  /// them. To keep the changes of a text, assign `Outcome.environment` or `Prepared.environment`.
  public var environment = QueryEnvironment()
  /// Access to resources outside the text: time zones, included texts, output formats. The default
  /// knows the time zones of the system, and permits neither INCLUDE nor INTO.
  public var surroundings: Surroundings
  /// The options that control how requests are sent and what happens if one fails.
  public var execution = ExecutionOptions()

  /// Creates a session.
  ///
  /// - Parameters:
  ///   - backend: the data source.
  ///   - now: the current time for relative ranges; `nil` takes the clock of the backend.
  ///   - surroundings: access to time zones, included texts and output formats.
  public init(
    backend: any Backend, now: Instant? = nil, surroundings: Surroundings = .withSystemZones
  ) {
    self.backend = backend
    self.now = now ?? backend.clock
    self.surroundings = surroundings
  }

  /// Parses, binds and plans a text. Sends no request.
  ///
  /// - Parameters:
  ///   - text: the query text, in UTF-8.
  ///   - name: the name of the text. The paths of INCLUDE are relative to it.
  /// - Returns: The statements and the diagnostics. The text may be run if `hasErrors` is false.
  public func prepare(_ text: [UInt8], name: String = "") -> Prepared {
    let binding = Binder.bind(
      SyntaxTree.parse(text), name: name, catalog: backend.catalog, now: now,
      environment: environment, surroundings: surroundings)
    var preparation = Preparation(self, binding)
    for statement in binding.statements { preparation.add(statement) }
    for draft in binding.drafts { preparation.check(draft) }
    return preparation.prepared
  }

  /// Parses, binds and plans a text that has no name. Sends no request.
  public func prepare(_ text: String) -> Prepared { prepare(Array(text.utf8)) }

  /// Runs one statement of a prepared text.
  ///
  /// If single requests fail (kind `request` or `rate`), the answer lists the missing parts. With
  /// `execution.failsFast`, or if no request for the query's range was answered, it throws instead.
  ///
  /// - Throws: `BackendFailure` if there is no answer; `BackendFailure.cancelled` if the task was
  ///   cancelled.
  public func run(_ statement: Prepared.Statement) async throws(BackendFailure) -> Answer {
    switch statement.work {
    case .run(let plan):
      let execution = try await execution(of: plan)
      return Answer(execution.table, facts: execution.facts)
    case .analyze(let plan):
      let forecast = backend.forecast(plan.requests)
      let execution = try await execution(of: plan)
      return Answer(
        Analysis(plan: plan, forecast: forecast, execution: execution).table,
        facts: execution.facts)
    case .explain(let plan, let format):
      return Answer(
        Explanation.table(
          of: plan, format, by: .init(name: backend.name, destination: backend.destination),
          forecast: backend.forecast(plan.requests)))
    case .show(let table): return Answer(table)
    }
  }

  private func execution(of plan: Plan) async throws(BackendFailure) -> Execution {
    try await PlanRunner(backend: backend, options: execution).run(plan)
  }

  /// Runs all statements of a text in order.
  ///
  /// No statement runs if the text has an error, or if it takes more requests than `SET max_requests`
  /// allows. The first failure ends the run. It is reported in `Outcome.failure` and not thrown.
  public func run(_ text: String) async -> Outcome {
    let prepared = prepare(text)
    var outcome = Outcome(prepared)
    guard !prepared.hasErrors else { return outcome }
    if let allowed = prepared.environment.settings.maxRequests, prepared.requestCount > allowed {
      outcome.failure = BackendFailure(
        "this takes \(prepared.requestCount) requests, and max_requests allows \(allowed)")
      return outcome
    }
    for statement in prepared.statements {
      do throws(BackendFailure) {
        outcome.answers.append(try await run(statement))
      } catch {
        outcome.failure = error
        return outcome
      }
    }
    return outcome
  }
}
