public import PQEngine
public import PQModel
import PQPlan
import PQSemantics
import PQSyntax

/// Runs texts against a backend, end to end.
///
///     let session = Session(backend: DemoBackend())
///     let outcome = await session.run("SELECT http, p2p LAST 6h EVERY 1h")
///     for table in outcome.tables { print(OutputFormat.table.renderer().text(of: table)) }
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
    var preparation = Preparation(self, binding.diagnostics)
    for statement in binding.statements { preparation.add(statement) }
    for draft in binding.drafts { preparation.check(draft) }
    return Prepared(
      tree: tree, statements: preparation.statements, diagnostics: preparation.diagnostics)
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
}
