import PQ
import PQTestSupport
import Synchronization
import Testing

@testable import PQRun

@Suite struct StatementCancellationTests {
  /// A backend that answers only when the test allows it, even if the task is cancelled.
  private final class StubbornBackend: Backend {
    let name = "stubborn"
    let catalog = Catalog()
    let clock = ScriptedBackend().clock
    private let answers: AsyncStream<Void>
    let giver: AsyncStream<Void>.Continuation
    /// True if a request has arrived.
    let isAsked = Atomic(false)

    init() { (answers, giver) = AsyncStream.makeStream() }

    func answer(
      _ request: ExportRequest, to sink: inout some AnswerSink
    ) async throws(BackendFailure) {
      isAsked.store(true, ordering: .sequentiallyConsistent)
      // A cancelled task would stop waiting for a stream. This new task is not cancelled with it.
      await Task { for await _ in answers { return } }.value
      sink.take(.ones(request))
    }
  }

  private static func statement(in session: Session) throws -> CheckedText.Statement {
    try #require(session.check("SELECT http LAST 1h EVERY 1h").statements.first)
  }

  @Test func aCancelledStatementReturnsAtOnce() async throws {
    let backend = StubbornBackend()
    defer { backend.giver.yield() }
    let session = Session(backend: backend)
    let watch = StatementWatch(nil) { backend.isAsked.load(ordering: .sequentiallyConsistent) }
    let outcome = await watch.run(try Self.statement(in: session), in: session)
    guard case .failure(let failure) = outcome else {
      Issue.record("there is an answer")
      return
    }
    #expect(failure.kind == .cancelled)
    #expect(failure.description == "cancelled; 0 of 1 request, 0 rows so far")
  }

  @Test func anAnswerIsHandedOn() async throws {
    let session = Session(backend: ScriptedBackend())
    let watch = StatementWatch(nil) { false }
    let answer = try await watch.run(try Self.statement(in: session), in: session).get()
    #expect(answer.table.rowCount == 1)
  }

  /// The answer arrives after the interrupt.
  @Test func anInterruptedStatementHasNoAnswer() async throws {
    let session = Session(backend: ScriptedBackend())
    let watch = StatementWatch(nil) { true }
    let outcome = await watch.run(try Self.statement(in: session), in: session)
    #expect(throws: BackendFailure.self) { try outcome.get() }
  }
}
