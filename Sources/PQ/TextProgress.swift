import PQEngine
import Synchronization

/// The progress of all statements of a text together.
final class TextProgress: Sendable {
  private struct State {
    /// The progress of the statements that are over, with the planned requests of all statements.
    var earlier: RunProgress
    /// The progress of the running statement.
    var current = RunProgress(requestCount: 0)
    /// The number of planned requests of the running statement.
    var planned = 0

    /// The progress of all statements. Requests that are sent again add to the planned ones.
    var sum: RunProgress {
      RunProgress(
        requestCount: earlier.requestCount + current.requestCount - planned,
        answered: earlier.answered + current.answered, rows: earlier.rows + current.rows,
        failed: earlier.failed + current.failed)
    }
  }

  private let state: Mutex<State>
  private let report: RunProgress.Observer

  init(of text: CheckedText, _ report: @escaping RunProgress.Observer) {
    state = Mutex(State(earlier: RunProgress(requestCount: text.requestCount)))
    self.report = report
  }

  /// Returns the observer of the next statement.
  func observer(of statement: CheckedText.Statement) -> RunProgress.Observer {
    state.withLock { state in
      state.earlier = state.sum
      (state.current, state.planned) = (
        RunProgress(requestCount: statement.requests.count), statement.requests.count
      )
    }
    return { [self] progress in
      report(
        state.withLock { state in
          state.current = progress
          return state.sum
        })
    }
  }
}
