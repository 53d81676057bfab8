import PQModel

/// Asks a backend several requests at a time, and hands on the answers in the order of the requests,
/// so that a run repeats exactly.
struct AnswerQueue {
  struct Answer: Sendable {
    let table: Table
    let waited: Duration
    let time: Duration

    var summary: Execution.Request {
      Execution.Request(rows: table.rowCount, bytes: table.byteCount, waited: waited, time: time)
    }
  }

  typealias Outcome = Result<Answer, BackendFailure>
  private typealias Numbered = (number: Int, outcome: Outcome)
  private typealias Group = ThrowingTaskGroup<Numbered, any Error>

  let backend: any Backend
  let requests: [ExportRequest]
  let options: ExecutionOptions

  /// Hands on what came of every request. The first error of whoever takes it ends the queue; so does
  /// the end of the task.
  func forEach(_ take: (Int, Outcome) throws -> Void) async throws {
    let start = ContinuousClock.now
    let meter = ProgressMeter(requestCount: requests.count, options.observer)
    // One alone needs no task.
    guard requests.count > 1 else {
      for request in requests {
        let outcome = await outcome(of: request, since: start, meter)
        try Task.checkCancellation()
        try take(0, outcome)
      }
      return
    }
    try await withThrowingTaskGroup(of: Numbered.self) { group in
      let limit = max(1, options.parallelism)
      var early = [Outcome?](repeating: nil, count: requests.count)
      for number in requests.indices.prefix(limit) { ask(number, in: &group, since: start, meter) }
      for number in requests.indices {
        let outcome = try await outcome(number, of: &group, &early)
        try Task.checkCancellation()
        if number + limit < requests.count { ask(number + limit, in: &group, since: start, meter) }
        try take(number, outcome)
      }
    }
  }

  /// Asks for an answer, unless there is no use in that any more.
  private func ask(
    _ number: Int, in group: inout Group, since start: ContinuousClock.Instant,
    _ meter: ProgressMeter
  ) {
    group.addTask {
      if let failure = meter.lastStraw {
        meter.count(.failure(failure))
        return (number, .failure(failure))
      }
      return (number, await outcome(of: requests[number], since: start, meter))
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
    of request: ExportRequest, since start: ContinuousClock.Instant, _ meter: ProgressMeter
  ) async -> Outcome {
    let outcome: Outcome
    do throws(BackendFailure) {
      outcome = .success(try await answer(request, since: start))
    } catch {
      outcome = .failure(error)
    }
    meter.count(outcome)
    return outcome
  }

  private func answer(
    _ request: ExportRequest, since start: ContinuousClock.Instant
  ) async throws(BackendFailure) -> Answer {
    guard !Task.isCancelled else { throw .cancelled }
    let sent = ContinuousClock.now
    let table = try await backend.answer(request)
    let time = ContinuousClock.now - sent
    let checked = try table.checked(for: request, from: backend.name)
    return Answer(table: checked, waited: sent - start, time: time)
  }
}
