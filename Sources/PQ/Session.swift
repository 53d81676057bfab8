public import PQEngine
public import PQModel
import PQPlan
import PQSemantics
import PQSyntax

/// Runs texts against a backend, end to end.
///
///     let session = Session(backend: DemoBackend())
///     let outcome = await session.run("SELECT http, p2p LAST 6h EVERY 1h")
///     for table in outcome.tables { print(OutputFormat.table.text(of: table)) }
public struct Session: Sendable {
  /// Who answers.
  public let backend: any Backend
  /// The clock of the whole run, so that a run repeats exactly.
  public let now: Instant

  /// A session on a backend; without a clock of its own it takes the backend's.
  public init(backend: any Backend, now: Instant? = nil) {
    self.backend = backend
    self.now = now ?? backend.clock
  }

  /// Reads, binds and plans a text. Nothing is sent.
  public func prepare(_ text: [UInt8]) -> Prepared {
    let tree = SyntaxTree.parse(text)
    let binding = Binder.bind(tree, catalog: backend.catalog, now: now)
    var diagnostics = binding.diagnostics
    var statements: [Prepared.Statement] = []
    for statement in binding.statements {
      guard let work = work(for: statement.value, &diagnostics) else { continue }
      statements.append(Prepared.Statement(range: statement.range, work: work))
    }
    return Prepared(tree: tree, statements: statements, diagnostics: told(diagnostics))
  }

  /// Reads, binds and plans a text. Nothing is sent.
  public func prepare(_ text: String) -> Prepared { prepare(Array(text.utf8)) }

  /// Runs one statement of a prepared text.
  public func run(_ statement: Prepared.Statement) async throws(BackendFailure) -> Table {
    switch statement.work {
    case .run(let plan): try await Executor(backend: backend).run(plan)
    case .show(let table): table
    }
  }

  /// Runs a text: all of its statements, or none if there is an error in any.
  public func run(_ text: String) async -> Outcome {
    let prepared = prepare(text)
    var outcome = Outcome(diagnostics: prepared.diagnostics)
    guard !prepared.hasErrors else { return outcome }
    for statement in prepared.statements {
      do throws(BackendFailure) {
        outcome.tables.append(try await run(statement))
      } catch {
        outcome.failure = error
        return outcome
      }
    }
    return outcome
  }

  private func work(
    for statement: BoundStatement, _ diagnostics: inout [Diagnostic]
  ) -> Prepared.Statement.Work? {
    switch statement {
    case .query(let query): return plan(query, &diagnostics).map { .run($0) }
    case .explain(let query, let format):
      return plan(query, &diagnostics).map { .show(Explanation.table(of: $0, format)) }
    case .show(let target): return .show(backend.catalog.table(of: target))
    }
  }

  /// What is told of a text, in its order: so many errors and no more, and every warning.
  private func told(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
    let isBefore = { (left: Diagnostic, right: Diagnostic) in
      (left.range.lowerBound, left.range.upperBound)
        < (right.range.lowerBound, right.range.upperBound)
    }
    let sorted = diagnostics.sorted(by: isBefore)
    let errors = sorted.filter { $0.severity == .error }
    guard errors.count > DiagnosticList.limit else { return sorted }
    var told = DiagnosticList()
    for error in errors where error.code != .tooManyMistakes { told.append(error) }
    for error in errors where error.code == .tooManyMistakes { told.append(error) }
    return (sorted.filter { $0.severity == .warning } + told.items).sorted(by: isBefore)
  }

  private func plan(_ query: BoundQuery, _ diagnostics: inout [Diagnostic]) -> Plan? {
    let planning = Planner(catalog: backend.catalog, clock: now).plan(query)
    diagnostics += planning.diagnostics
    return planning.plan
  }
}

extension Catalog {
  fileprivate func table(of target: ShowTarget) -> Table {
    switch target {
    case .metrics: metricTable
    case .dimensions: dimensionTable
    case .intervals: intervalTable
    case .limits: limitTable
    }
  }
}
