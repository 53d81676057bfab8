import Synchronization

/// The progress of several runs together, such as the statements of a text or the parts of a plan.
package final class SummedProgress: Sendable {
  private struct State {
    var runs: [RunProgress]
    var total: RunProgress
  }

  private let observer: RunProgress.Observer
  private let state: Mutex<State>

  /// - Parameters:
  ///   - requestCounts: The number of planned requests of each run.
  ///   - observer: Receives the progress of all runs together.
  package init(of requestCounts: [Int], _ observer: @escaping RunProgress.Observer) {
    self.observer = observer
    let runs = requestCounts.map { RunProgress(requestCount: $0) }
    let total = RunProgress(requestCount: requestCounts.reduce(0, +))
    state = Mutex(State(runs: runs, total: total))
  }

  /// Returns the observer of one run, by its number from 0.
  package func observer(of number: Int) -> RunProgress.Observer {
    { progress in
      self.observer(
        self.state.withLock { state in
          state.total.add(progress, insteadOf: state.runs[number])
          state.runs[number] = progress
          return state.total
        })
    }
  }
}

extension RunProgress {
  fileprivate mutating func add(_ new: RunProgress, insteadOf old: RunProgress) {
    requestCount += new.requestCount - old.requestCount
    answered += new.answered - old.answered
    rows += new.rows - old.rows
    failed += new.failed - old.failed
  }
}
