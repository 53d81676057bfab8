import PQEngine
import PQModel

/// Checks of repeated and concurrent requests.
extension BackendConformance {
  func changedAnswers() async throws -> [String] {
    var violations: [String] = []
    for request in requests() {
      let first = AnswerRows(try await backend.answer(request), to: request)
      let second = AnswerRows(try await backend.answer(request), to: request)
      if first != second { violations.append("another answer the second time: \(request.body)") }
    }
    return violations
  }

  func disturbedAnswers() async throws -> [String] {
    let requests = requests()
    let backend = backend
    let together = try await withThrowingTaskGroup(of: (Int, AnswerRows).self) { group in
      for (index, request) in requests.enumerated() {
        group.addTask { (index, AnswerRows(try await backend.answer(request), to: request)) }
      }
      return try await group.reduce(into: [:]) { answers, answer in answers[answer.0] = answer.1 }
    }
    var violations: [String] = []
    for (index, request) in requests.enumerated() {
      let alone = AnswerRows(try await backend.answer(request), to: request)
      if together[index] != alone { violations.append("disturbed by others: \(request.body)") }
    }
    return violations
  }
}
