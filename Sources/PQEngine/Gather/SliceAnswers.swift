import PQModel
import PQPlan

/// The answers to the requests for one part of a range. They count all together or not at all: what
/// is to be taken away means nothing without what it is taken from.
struct SliceAnswers {
  private let fetches: [Fetch]
  /// How many of the fetches are of the range of the query; the others are of the one that it is
  /// compared with.
  private let currentCount: Int
  private var answers: [AnswerQueue.Answer] = []
  private var failure: BackendFailure?
  /// The first fetch of the part.
  private var start = 0

  init(_ plan: Plan) {
    fetches = plan.current.fetches + (plan.before?.fetches ?? [])
    currentCount = plan.current.fetches.count
  }

  /// Takes what came of the next fetch. With the last one of its part all answers are added up.
  ///
  /// - Returns: what is missing of the part, if this was its last fetch and one of them failed, or its
  ///   answer ends too early.
  mutating func take(
    _ number: Int, _ outcome: AnswerQueue.Outcome, into gathering: inout Gathering
  ) throws(SumTooLarge) -> MissingSlice? {
    switch outcome {
    case .success(let answer): answers.append(answer)
    case .failure(let failure): self.failure = self.failure ?? failure
    }
    guard isLast(number) else { return nil }
    defer {
      answers = []
      failure = nil
      start = number + 1
    }
    let range = fetches[start].request.range
    if let failure {
      return MissingSlice(range: range, isBefore: isBefore, failure: failure)
    }
    let answered = answeredRange(of: range)
    try add(in: answered, to: &gathering)
    guard answered.to < range.to, let cutoff = shortest?.cutoff else { return nil }
    return MissingSlice(
      range: TimeRange(from: answered.to, to: range.to), isBefore: isBefore,
      failure: cutoff.failure, isCutOff: true)
  }

  /// The answer that ends first.
  private var shortest: AnswerQueue.Answer? { answers.min { $0.range.to < $1.range.to } }

  private var isBefore: Bool { start >= currentCount }

  /// The part of a range that all of its answers have. Sums that were made of more cannot be cut, and
  /// then it is none.
  private func answeredRange(of range: TimeRange) -> TimeRange {
    let end = shortest?.range.to ?? range.to
    let canCut = answers.allSatisfy { answer in
      switch answer.content {
      case .table: true
      case .gathered: answer.range.to == end
      }
    }
    return TimeRange(from: range.from, to: canCut ? end : range.from)
  }

  private func add(
    in range: TimeRange, to gathering: inout Gathering
  ) throws(SumTooLarge) {
    guard range.from < range.to else { return }
    for (place, answer) in answers.enumerated() {
      switch answer.content {
      case .table(let table):
        try gathering.add(table, to: fetches[start + place], in: range, isBefore: isBefore)
      case .gathered(let sums): try gathering.add(sums)
      }
    }
  }

  /// Whether the next fetch is one of another part.
  private func isLast(_ number: Int) -> Bool {
    number + 1 == fetches.count || number + 1 == currentCount
      || fetches[number + 1].request.range != fetches[number].request.range
  }
}
