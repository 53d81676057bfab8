import PQModel
import PQPlan
import Synchronization

/// Sends requests to a backend, several at a time. The outcomes are passed on in the order of the
/// requests, so that a run is repeatable.
struct AnswerQueue {
  struct Answer: Sendable {
    let content: AnswerBuffer.Content
    /// The part of the request's range that is answered.
    let range: TimeRange
    /// The early end that the backend reported, or `nil` if it reported none.
    let cutoff: AnswerCutoff?
    let summary: Execution.Request
    /// The values in the rows, before pq filters them.
    let watched: WatchedValues
  }

  typealias Outcome = Result<Answer, BackendFailure>
  private typealias Numbered = (number: Int, outcome: Outcome)
  private typealias Group = ThrowingTaskGroup<Numbered, any Error>

  let backend: any Backend
  /// The buffers of the answers, one for each request.
  let buffers: [AnswerBuffer]
  let options: ExecutionOptions
  let meter: ProgressMeter

  /// Calls a closure with the outcome of every request, in the order of the requests.
  ///
  /// - Throws: The first error of the closure, or `CancellationError` if the task was cancelled.
  func forEach(_ take: (Int, Outcome) throws -> Void) async throws {
    let start = ContinuousClock.now
    // A single request needs no task.
    guard buffers.count > 1 else {
      for buffer in buffers {
        let outcome = await outcome(in: buffer, since: start)
        try Task.checkCancellation()
        try take(0, outcome)
      }
      return
    }
    try await withThrowingTaskGroup(of: Numbered.self) { group in
      let limit = max(1, options.parallelism)
      var early = [Outcome?](repeating: nil, count: buffers.count)
      for number in buffers.indices.prefix(limit) { ask(number, in: &group, since: start) }
      for number in buffers.indices {
        let outcome = try await outcome(number, of: &group, &early)
        try Task.checkCancellation()
        if number + limit < buffers.count { ask(number + limit, in: &group, since: start) }
        try take(number, outcome)
      }
    }
  }

  /// Adds a task for a request. The task does not send the request if too many requests have failed in
  /// a row.
  private func ask(
    _ number: Int, in group: inout Group, since start: ContinuousClock.Instant
  ) {
    group.addTask {
      if let failure = meter.stoppingFailure {
        meter.count(.failure(failure))
        return (number, .failure(failure))
      }
      return (number, await outcome(in: buffers[number], since: start))
    }
  }

  /// Returns the outcome of a request. Outcomes of other requests that arrive first are stored in
  /// `early`.
  private func outcome(
    _ number: Int, of group: inout Group, _ early: inout [Outcome?]
  ) async throws -> Outcome {
    while true {
      if let outcome = early[number] {
        early[number] = nil
        return outcome
      }
      guard let next = try await group.next() else { throw CancellationError() }
      early[next.number] = next.outcome
    }
  }

  private func outcome(
    in buffer: AnswerBuffer, since start: ContinuousClock.Instant
  ) async -> Outcome {
    let outcome: Outcome
    do {
      outcome = .success(try await answer(in: buffer, since: start))
    } catch {
      outcome = .failure(BackendFailure(of: error))
    }
    meter.count(outcome)
    return outcome
  }

  private func answer(
    in buffer: AnswerBuffer, since start: ContinuousClock.Instant
  ) async throws -> Answer {
    try Task.checkCancellation()
    let sent = ContinuousClock.now
    var filled = buffer
    try await backend.answer(buffer.fetch.request, to: &filled)
    return Answer(
      content: try filled.answer(), range: filled.range, cutoff: filled.cutoff,
      summary: Execution.Request(
        rows: filled.rows, bytes: filled.bytes, waited: sent - start,
        time: ContinuousClock.now - sent, origin: filled.origin),
      watched: filled.watched)
  }
}

/// Counts the outcomes of the requests of a run as they arrive, and reports the progress to the
/// observer.
final class ProgressMeter: Sendable {
  private struct State {
    var progress: RunProgress
    /// The failures since the last success.
    var failures: [BackendFailure] = []
  }

  private let failureLimit: Int
  private let observer: RunProgress.Observer?
  private let state: Mutex<State>

  init(requestCount: Int, _ options: ExecutionOptions) {
    failureLimit = options.failureLimit
    observer = options.observer
    state = Mutex(State(progress: RunProgress(requestCount: requestCount)))
    observer?(RunProgress(requestCount: requestCount))
  }

  /// The last failure if too many requests have failed in a row, or `nil` if more requests may be sent.
  var stoppingFailure: BackendFailure? {
    state.withLock { $0.failures.count < failureLimit ? nil : $0.failures.last }
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
