import PQModel

/// Asks a backend several requests at a time, and hands on the answers in the order of the requests,
/// so that a run repeats exactly.
struct AnswerQueue {
  struct Answer: Sendable {
    let table: Table
    let time: Duration

    var summary: Execution.Request {
      Execution.Request(rows: table.rowCount, bytes: table.byteCount, time: time)
    }
  }

  private typealias Numbered = (number: Int, result: Result<Answer, BackendFailure>)

  let backend: any Backend
  let requests: [ExportRequest]

  /// Hands on every answer. The first failure, in the order of the requests, ends it.
  func forEach(atOnce limit: Int, _ take: (Int, Answer) throws -> Void) async throws {
    // One alone needs no task.
    guard requests.count > 1 else {
      for request in requests { try take(0, await answer(request)) }
      return
    }
    try await withThrowingTaskGroup(of: Numbered.self) { group in
      var waiting: [Int: Result<Answer, BackendFailure>] = [:]
      var sent = 0
      var taken = 0
      while taken < requests.count {
        while sent < requests.count, sent < taken + limit {
          let (number, request) = (sent, requests[sent])
          group.addTask { (number, await result(of: request)) }
          sent += 1
        }
        guard let next = try await group.next() else { return }
        waiting[next.number] = next.result
        while let result = waiting.removeValue(forKey: taken) {
          try take(taken, try result.get())
          taken += 1
        }
      }
    }
  }

  private func result(of request: ExportRequest) async -> Result<Answer, BackendFailure> {
    do throws(BackendFailure) {
      return .success(try await answer(request))
    } catch {
      return .failure(error)
    }
  }

  private func answer(_ request: ExportRequest) async throws(BackendFailure) -> Answer {
    let start = ContinuousClock.now
    let table = try await backend.answer(request)
    let checked = try table.checked(for: request, from: backend.name)
    return Answer(table: checked, time: ContinuousClock.now - start)
  }
}
