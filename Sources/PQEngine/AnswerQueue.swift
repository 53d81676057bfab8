import PQModel
import PQPlan

/// Asks a backend several requests at a time, and hands on the answers in the order of the requests,
/// so that a run repeats exactly.
struct AnswerQueue {
  struct Answer: Sendable {
    let content: AnswerBuffer.Content
    /// The part of the request's range that is answered.
    let range: TimeRange
    /// Why it is not all of the range; nil if it is.
    let cutoff: AnswerCutoff?
    let summary: Execution.Request
  }

  typealias Outcome = Result<Answer, BackendFailure>
  private typealias Numbered = (number: Int, outcome: Outcome)
  private typealias Group = ThrowingTaskGroup<Numbered, any Error>

  let backend: any Backend
  /// Where the answers are held, one a request.
  let buffers: [AnswerBuffer]
  let options: ExecutionOptions
  let meter: ProgressMeter

  /// Hands on what came of every request. The first error of whoever takes it ends the queue; so does
  /// the end of the task.
  func forEach(_ take: (Int, Outcome) throws -> Void) async throws {
    let start = ContinuousClock.now
    // One alone needs no task.
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

  /// Asks for an answer, unless there is no use in that any more.
  private func ask(
    _ number: Int, in group: inout Group, since start: ContinuousClock.Instant
  ) {
    group.addTask {
      if let failure = meter.lastStraw {
        meter.count(.failure(failure))
        return (number, .failure(failure))
      }
      return (number, await outcome(in: buffers[number], since: start))
    }
  }

  /// What came of a request; what comes before it is kept.
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
        time: ContinuousClock.now - sent))
  }
}
