public import PQEngine
public import PQModel
import PQPlan
public import PQSemantics
import PQSyntax

/// Runs texts against a backend, end to end.
///
///     let session = Session(backend: DemoBackend())
///     let outcome = await session.run("SELECT http, p2p LAST 6h EVERY 1h")
///     for table in outcome.tables { print(OutputFormat.table.renderer().text(of: table)) }
public struct Session: Sendable {
  /// Who answers.
  public let backend: any Backend
  /// The clock of the whole run, so that a run repeats exactly. A conversation, which may take hours,
  /// sets it before each text.
  public var now: Instant
  /// What earlier texts have left behind: names, parameters and settings. A text changes nothing by
  /// being run; to go on from it, set this to what it has left.
  public var environment = Environment()
  /// What texts can ask for that lies outside of them. By default the time zones that the system
  /// knows; no text can be included, and none can write a file.
  public var surroundings: Surroundings
  /// How requests are sent, and what becomes of a statement of which one keeps failing.
  public var execution = ExecutionOptions()

  /// A session on a backend; without a clock of its own it takes the backend's.
  public init(
    backend: any Backend, now: Instant? = nil, surroundings: Surroundings = .withSystemZones
  ) {
    self.backend = backend
    self.now = now ?? backend.clock
    self.surroundings = surroundings
  }

  /// Reads, binds and plans a text. Nothing is sent.
  ///
  /// - Parameters:
  ///   - text: the text, in UTF-8.
  ///   - name: what to call it: texts that it includes are found from there.
  public func prepare(_ text: [UInt8], name: String = "") -> Prepared {
    let binding = Binder.bind(
      SyntaxTree.parse(text), name: name, catalog: backend.catalog, now: now,
      environment: environment, surroundings: surroundings)
    var preparation = Preparation(self, binding)
    for statement in binding.statements { preparation.add(statement) }
    for draft in binding.drafts { preparation.check(draft) }
    return preparation.prepared
  }

  /// Reads, binds and plans a text. Nothing is sent.
  public func prepare(_ text: String) -> Prepared { prepare(Array(text.utf8)) }

  /// Runs one statement of a prepared text.
  public func run(_ statement: Prepared.Statement) async throws(BackendFailure) -> Answer {
    switch statement.work {
    case .run(let plan):
      let execution = try await execution(of: plan)
      return Answer(execution.table, missing: execution.missing)
    case .analyze(let plan):
      let forecast = backend.forecast(plan.requests)
      let execution = try await execution(of: plan)
      return Answer(
        Analysis(plan: plan, forecast: forecast, execution: execution).table,
        missing: execution.missing)
    case .explain(let plan, let format):
      return Answer(
        Explanation.table(
          of: plan, format, by: .init(name: backend.name, destination: backend.destination),
          forecast: backend.forecast(plan.requests)))
    case .show(let table): return Answer(table)
    }
  }

  private func execution(of plan: Plan) async throws(BackendFailure) -> Execution {
    try await Executor(backend: backend, options: execution).run(plan)
  }

  /// Runs a text: all of its statements, or none if there is an error in any, or if they take more
  /// requests than `SET max_requests` allows.
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
