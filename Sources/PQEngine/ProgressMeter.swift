import Synchronization

/// Counts the outcomes of the requests of a run as they arrive, and reports the progress to the
/// observer.
final class ProgressMeter: Sendable {
  private struct State {
    var progress: Progress
    /// The failures since the last answer.
    var failures: [BackendFailure] = []
  }

  private let patience: Int
  private let observer: Progress.Observer?
  private let state: Mutex<State>

  init(requestCount: Int, _ options: ExecutionOptions) {
    patience = options.patience
    observer = options.observer
    state = Mutex(State(progress: Progress(requestCount: requestCount)))
    observer?(Progress(requestCount: requestCount))
  }

  /// The last failure if too many requests have failed in a row, or `nil` if the run may send more.
  var lastStraw: BackendFailure? {
    state.withLock { $0.failures.count < patience ? nil : $0.failures.last }
  }

  /// Adds to the number of expected requests.
  func expect(_ count: Int) {
    observer?(
      state.withLock { state in
        state.progress.requestCount += count
        return state.progress
      })
  }

  func count(_ outcome: AnswerQueue.Outcome) {
    let progress = state.withLock { state in
      switch outcome {
      case .success(let answer):
        state.progress.answered += 1
        state.progress.rows += answer.summary.rows
        state.failures = []
      case .failure(let failure) where failure.kind == .cancelled: break
      case .failure(let failure):
        state.progress.failed += 1
        state.failures.append(failure)
      }
      return state.progress
    }
    observer?(progress)
  }
}
