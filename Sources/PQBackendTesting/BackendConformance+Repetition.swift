import PQEngine
import PQModel

/// Checks of repeated and concurrent requests.
extension BackendConformance {
  func changedAnswers() async throws(Finding) -> [Finding] {
    var findings: [Finding] = []
    for request in requests() {
      let first = try await rows(request)
      let second = try await rows(request)
      if let difference = AnswerRows.difference(second.rows, first.rows) {
        findings.append(Finding("the second time, \(difference)", request))
      }
    }
    return findings
  }

  func disturbedAnswers() async throws(Finding) -> [Finding] {
    let requests = requests()
    let together = await answersAtTheSameTime(requests)
    var findings: [Finding] = []
    for (request, answer) in zip(requests, together) {
      let alone = try await rows(request)
      if let difference = AnswerRows.difference(try answer.get().rows, alone.rows) {
        findings.append(Finding("beside other requests, \(difference)", request))
      }
    }
    return findings
  }

  private func answersAtTheSameTime(
    _ requests: [ExportRequest]
  ) async -> [Result<AnswerRows, Finding>] {
    typealias Numbered = (Int, Result<AnswerRows, Finding>)
    return await withTaskGroup(of: Numbered.self) { group in
      for (number, request) in requests.enumerated() {
        group.addTask {
          do throws(Finding) {
            return (number, .success(try await rows(request)))
          } catch {
            return (number, .failure(error))
          }
        }
      }
      var answers: [Numbered] = []
      for await answer in group { answers.append(answer) }
      return answers.sorted { $0.0 < $1.0 }.map(\.1)
    }
  }
}
