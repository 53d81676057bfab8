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

  private typealias Numbered = (number: Int, result: Result<Answer, BackendFailure>)

  let backend: any Backend
  let requests: [ExportRequest]

  /// Hands on every answer. The first failure, in the order of the requests, ends it; so does the end
  /// of the task.
  func forEach(atOnce limit: Int, _ take: (Int, Answer) throws -> Void) async throws {
    let start = ContinuousClock.now
    // One alone needs no task.
    guard requests.count > 1 else {
      for request in requests { try take(0, await answer(request, since: start)) }
      return
    }
    try await withThrowingTaskGroup(of: Numbered.self) { group in
      var early = [Result<Answer, BackendFailure>?](repeating: nil, count: requests.count)
      for number in requests.indices.prefix(limit) { ask(number, in: &group, since: start) }
      for number in requests.indices {
        let answer = try await answer(number, of: &group, &early)
        if number + limit < requests.count { ask(number + limit, in: &group, since: start) }
        try take(number, answer)
      }
    }
  }

  private func ask(
    _ number: Int, in group: inout ThrowingTaskGroup<Numbered, any Error>,
    since start: ContinuousClock.Instant
  ) {
    group.addTask { (number, await result(of: requests[number], since: start)) }
  }

  /// The answer to a request; those that come before it are kept.
  private func answer(
    _ number: Int, of group: inout ThrowingTaskGroup<Numbered, any Error>,
    _ early: inout [Result<Answer, BackendFailure>?]
  ) async throws -> Answer {
    while true {
      if let result = early[number] {
        early[number] = nil
        return try result.get()
      }
      guard let next = try await group.next() else { throw CancellationError() }
      early[next.number] = next.result
    }
  }

  private func result(
    of request: ExportRequest, since start: ContinuousClock.Instant
  ) async -> Result<Answer, BackendFailure> {
    do throws(BackendFailure) {
      return .success(try await answer(request, since: start))
    } catch {
      return .failure(error)
    }
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
