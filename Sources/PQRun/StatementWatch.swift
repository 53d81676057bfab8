import PQ
package import PQLive
import PQSystem
import Synchronization

/// Shows the progress of a statement and cancels it on Ctrl-C.
///
/// It uses a thread of its own, because statements that compute may occupy all threads of tasks.
package final class StatementWatch: Sendable {
  typealias Outcome = Result<Answer, BackendFailure>

  /// The interval between two checks of the statement.
  private static let pollInterval = Duration.milliseconds(50)
  /// The time that a cancelled statement has to end by itself. After that, the watch does not wait for
  /// the statement.
  private static let patience = Duration.milliseconds(50)

  /// The state of the running statement.
  private let present = Mutex(StatementState())
  /// The warnings that were not yet taken.
  private let warnings = Mutex<[String]>([])
  private let line: ProgressLine?
  private let isInterrupted: @Sendable () -> Bool

  /// Creates a watch.
  ///
  /// - Parameters:
  ///   - line: the line that shows the progress; `nil` for none.
  ///   - isInterrupted: returns true if the statement should be cancelled.
  package init(
    _ line: ProgressLine?,
    isInterrupted: @escaping @Sendable () -> Bool = { Signals.isInterrupted }
  ) {
    self.line = line
    self.isInterrupted = isInterrupted
  }

  /// Records an event of a live backend.
  package func take(_ event: LiveEvent) {
    if let warning = event.warning { warnings.withLock { $0.append(warning) } }
    let now = ContinuousClock.now
    present.withLock { $0 }.state.withLock { $0.take(event, at: now) }
  }

  /// Returns the warnings since the last call.
  func takeWarnings() -> [String] {
    warnings.withLock { warnings in
      defer { warnings = [] }
      return warnings
    }
  }

  /// Runs a statement until it ends or is cancelled.
  ///
  /// - Returns: The answer or the failure. A cancelled statement fails with the kind `cancelled`.
  func run(_ statement: CheckedText.Statement, in session: Session) async -> Outcome {
    // Ctrl-C may have come while the previous result was written.
    guard !isInterrupted() else { return .failure(.cancelled) }
    let present = StatementState()
    self.present.withLock { $0 = present }
    var session = session
    session.execution.observer = { progress in present.state.withLock { $0.progress = progress } }
    Signals.noteInterrupt()
    let outcome = await outcome(present) { [session] in await session.result(of: statement) }
    Signals.stopNotingInterrupt()
    // Ctrl-C at the last moment also cancels the output of the result.
    return isInterrupted() ? .failure(present.cancellation) : outcome
  }

  /// Returns the result of the work, or a cancellation if the work does not end in time.
  private func outcome(
    _ present: StatementState, of work: @escaping @Sendable () async -> Outcome
  ) async -> Outcome {
    guard let bell = WakeUpPipe() else { return await work() }
    let (outcomes, giver) = AsyncStream<Outcome>.makeStream()
    let task = Task {
      giver.yield(await work())
      bell.wakeUp()
    }
    let thread = SystemThread()
    let isWatched = thread.start { [self] in
      if !watch(task, present, bell) { giver.yield(.failure(.cancelled)) }
    }
    var iterator = outcomes.makeAsyncIterator()
    let outcome = await iterator.next()
    if isWatched { thread.join() }
    return outcome ?? .failure(.cancelled)
  }

  /// Watches a task until `bell` wakes this thread. Returns false if the task was cancelled and did
  /// not end in time.
  private func watch(
    _ task: Task<Void, Never>, _ present: StatementState, _ bell: WakeUpPipe
  ) -> Bool {
    defer { line?.clear() }
    while !bell.wait(Self.pollInterval) {
      if isInterrupted() {
        task.cancel()
        return bell.wait(Self.patience)
      }
      line?.show(present.state.withLock { $0 }, at: .now)
    }
    return true
  }
}

/// The state of one statement. Each statement has its own state. So late events of an abandoned
/// statement do not change the state of the next one.
private final class StatementState: Sendable {
  let state = Mutex(WaitingState())

  /// The failure of a cancelled statement, with its progress.
  var cancellation: BackendFailure {
    guard let progress = state.withLock({ $0.progress }) else { return .cancelled }
    return BackendFailure("cancelled; \(ProgressText.done(progress)) so far", kind: .cancelled)
  }
}

/// The state of a running statement.
struct WaitingState: Sendable {
  /// The time at which the statement began.
  let start: ContinuousClock.Instant
  /// The progress of the statement's requests; `nil` before the first report.
  var progress: RunProgress?
  /// The last event that made the backend wait, and the end of that wait; `nil` if there was none.
  private(set) var pause: (event: LiveEvent, end: ContinuousClock.Instant)?

  init(start: ContinuousClock.Instant = .now) { self.start = start }

  /// Records an event of a live backend.
  mutating func take(_ event: LiveEvent, at now: ContinuousClock.Instant) {
    switch event {
    case .waiting(_, let time), .failed(_, let time): pause = (event, now + time)
    case .sent, .answered, .clockDiffers: break
    }
  }
}

/// A wake-up of one thread by another.
private final class WakeUpPipe: Sendable {
  private let ends: PipeEnds

  /// Creates a pipe; `nil` if the process has too many open files.
  init?() {
    guard let ends = PipeEnds() else { return nil }
    self.ends = ends
  }

  deinit {
    close(ends.source)
    close(ends.target)
  }

  /// Wakes the thread that waits, or that will wait later.
  func wakeUp() { try? SystemCall.writeAll(ends.target, [1]) }

  /// Waits for the wake-up. Returns false if it did not come within a time.
  func wait(_ time: Duration) -> Bool {
    Readiness.canRead(ends.source, within: Int32(time / .milliseconds(1)))
  }
}
