import PQModel
import PQPlan

/// The answers to the requests for one part of a range. They count all together or not at all: what
/// is to be taken away means nothing without what it is taken from.
struct SliceAnswers {
  private let fetches: [Fetch]
  /// How many of the fetches are of the range of the query; the others are of the one that it is
  /// compared with.
  private let currentCount: Int
  private var answers: [AnswerBuffer.Content] = []
  private var failure: BackendFailure?
  /// The first fetch of the part.
  private var start = 0

  init(_ plan: Plan) {
    fetches = plan.current.fetches + (plan.before?.fetches ?? [])
    currentCount = plan.current.fetches.count
  }

  /// Takes what came of the next fetch. With the last one of its part all answers are added up.
  ///
  /// - Returns: the part that is missing, if this was its last fetch and one of them failed.
  mutating func take(
    _ number: Int, _ outcome: AnswerQueue.Outcome, into gathering: inout Gathering
  ) -> MissingSlice? {
    switch outcome {
    case .success(let answer): answers.append(answer.content)
    case .failure(let failure): self.failure = self.failure ?? failure
    }
    guard isLast(number) else { return nil }
    defer {
      answers = []
      failure = nil
      start = number + 1
    }
    let isBefore = start >= currentCount
    if let failure {
      return MissingSlice(
        range: fetches[start].request.range, isBefore: isBefore, failure: failure)
    }
    for (place, answer) in answers.enumerated() {
      switch answer {
      case .table(let table):
        gathering.add(table, to: fetches[start + place], isBefore: isBefore)
      case .gathered(let sums): gathering.add(sums)
      }
    }
    return nil
  }

  /// Whether the next fetch is one of another part.
  private func isLast(_ number: Int) -> Bool {
    number + 1 == fetches.count || number + 1 == currentCount
      || fetches[number + 1].request.range != fetches[number].request.range
  }
}
