import PQ
package import PQLive
import PQSystem
import Synchronization

/// Stays with a statement that waits for a server: shows how far it is, and ends it at Ctrl-C.
///
/// It does so on a thread of its own, because statements that compute may keep all those of tasks.
package final class StatementWatch: Sendable {
  typealias Outcome = Result<Answer, BackendFailure>

  /// How often it is looked after the statement.
  private static let pace = Duration.milliseconds(50)
  /// How long a statement that is cancelled has to end by itself. Then nobody waits for it any more.
  private static let patience = Duration.milliseconds(50)

  /// What is known of the statement that is run.
  private let present = Mutex(StatementState())
  /// What the user has yet to be warned of.
  private let warnings = Mutex<[String]>([])
  private let line: ProgressLine?
  private let isInterrupted: @Sendable () -> Bool

  /// - Parameters:
  ///   - line: where a person sees how far it is; nil if nobody looks.
  ///   - isInterrupted: whether somebody wants it to end.
  package init(
    _ line: ProgressLine?,
    isInterrupted: @escaping @Sendable () -> Bool = { Signals.isInterrupted }
  ) {
    self.line = line
    self.isInterrupted = isInterrupted
  }

  /// Takes what a live backend tells.
  package func take(_ event: LiveEvent) {
    if let warning = event.warning { warnings.withLock { $0.append(warning) } }
    let now = ContinuousClock.now
    present.withLock { $0 }.state.withLock { $0.take(event, at: now) }
  }

  /// Returns what the user has to be warned of since it was last asked for.
  func takeWarnings() -> [String] {
    warnings.withLock { warnings in
      defer { warnings = [] }
      return warnings
    }
  }

  /// Runs a statement to its end, or to Ctrl-C.
  func run(_ statement: Prepared.Statement, in session: Session) async -> Outcome {
    // It may have come after the statement before, while the result of that was written.
    guard !isInterrupted() else { return .failure(.cancelled) }
    let present = StatementState()
    self.present.withLock { $0 = present }
    var session = session
    session.execution.observer = { progress in present.state.withLock { $0.progress = progress } }
    Signals.noteInterrupt()
    let outcome = await outcome(present) { [session] in await session.result(of: statement) }
    Signals.stopNotingInterrupt()
    // Whoever says so a moment too late does not want what comes next either.
    return isInterrupted() ? .failure(present.cancellation) : outcome
  }

  /// What comes first: the end of the work, or that of the patience with it.
  private func outcome(
    _ present: StatementState, of work: @escaping @Sendable () async -> Outcome
  ) async -> Outcome {
    guard let bell = WaitingBell() else { return await work() }
    let (outcomes, giver) = AsyncStream<Outcome>.makeStream()
    let task = Task {
      giver.yield(await work())
      bell.ring()
    }
    let thread = SystemThread()
    let isWatched = thread.start { [self] in
      if !accompany(task, present, bell) { giver.yield(.failure(.cancelled)) }
    }
    var iterator = outcomes.makeAsyncIterator()
    let outcome = await iterator.next()
    if isWatched { thread.join() }
    return outcome ?? .failure(.cancelled)
  }

  /// Looks after a task until the bell rings; says whether it did.
  private func accompany(
    _ task: Task<Void, Never>, _ present: StatementState, _ bell: WaitingBell
  ) -> Bool {
    defer { line?.clear() }
    while !bell.wait(Self.pace) {
      if isInterrupted() {
        task.cancel()
        return bell.wait(Self.patience)
      }
      line?.show(present.state.withLock { $0 }, at: .now)
    }
    return true
  }
}

/// What is known of one statement. One that is waited for no longer has nothing to say of the next.
private final class StatementState: Sendable {
  let state = Mutex(WaitingState())

  /// That it was cancelled, and how far it was.
  var cancellation: BackendFailure {
    guard let progress = state.withLock({ $0.progress }) else { return .cancelled }
    return BackendFailure("cancelled; \(ProgressText.done(progress)) so far", kind: .cancelled)
  }
}
