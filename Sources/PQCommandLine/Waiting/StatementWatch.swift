import PQ
import PQLive
import Synchronization

/// Stays with a statement that waits for a server: shows how far it is, and ends it at Ctrl-C.
final class StatementWatch: Sendable {
  /// How often it is looked after the statement.
  private static let pace = Duration.milliseconds(50)

  private let state = Mutex(WaitingState())
  private let line: ProgressLine?

  /// - Parameter line: where a person sees how far it is; nil if nobody looks.
  init(_ line: ProgressLine?) { self.line = line }

  /// Takes what a live backend tells.
  func take(_ event: LiveEvent) {
    let now = ContinuousClock.now
    state.withLock { $0.take(event, at: now) }
  }

  /// Runs a statement to its end, or to Ctrl-C.
  func run(
    _ statement: Prepared.Statement, in session: Session
  ) async -> Result<Answer, BackendFailure> {
    let session = watched(session)
    // It may have come after the statement before, while the result of that was written.
    guard !Signals.isInterrupted else { return .failure(.cancelled) }
    Signals.noteInterrupt()
    let task = Task { await session.result(of: statement) }
    let companion = Task { await accompany(task) }
    let result = await task.value
    companion.cancel()
    await companion.value
    Signals.stopNotingInterrupt()
    // Whoever says so a moment too late does not want what comes next either.
    return Signals.isInterrupted ? .failure(cancellation) : result
  }

  private func watched(_ session: Session) -> Session {
    var session = session
    state.withLock { $0 = WaitingState() }
    session.execution.observer = { progress in self.state.withLock { $0.progress = progress } }
    return session
  }

  private func accompany(_ task: Task<Result<Answer, BackendFailure>, Never>) async {
    while !Task.isCancelled {
      if Signals.isInterrupted { task.cancel() }
      line?.show(state.withLock { $0 }, at: .now)
      try? await Task.sleep(for: Self.pace)
    }
    line?.clear()
  }

  /// That it was cancelled, and how far it was.
  private var cancellation: BackendFailure {
    let progress = state.withLock { $0.progress }
    guard let progress else { return .cancelled }
    return BackendFailure("cancelled; \(ProgressText.done(progress)) so far", kind: .cancelled)
  }
}
