import PQModel
import PQPlan

/// The answers to the requests for one part of a range. They count all together or not at all: what
/// is to be taken away means nothing without what it is taken from.
struct SliceAnswers {
  /// The result of taking an answer.
  enum Outcome {
    /// It waits for the others of its slice.
    case incomplete
    /// All answers of the slice were added up.
    case added
    /// There is no answer to one of the requests.
    case failed(BackendFailure)
    /// Nothing was added, because of a contradiction between the answers.
    case contradictory(Contradiction)
  }

  private let plan: Plan
  private let fetches: [Fetch]
  /// How many of the fetches are of the range of the query; the others are of the one that it is
  /// compared with.
  private let currentCount: Int
  private var answers: [Contradiction.Answer] = []
  private var failure: BackendFailure?

  init(_ plan: Plan) {
    self.plan = plan
    fetches = plan.fetches
    currentCount = plan.current.fetches.count
  }

  /// Takes the outcome of the next fetch. With the last one of its slice all answers are added up.
  mutating func take(
    _ number: Int, _ outcome: AnswerQueue.Outcome, into gathering: inout Gathering
  ) throws(SumTooLarge) -> Outcome {
    switch outcome {
    case .success(let answer): answers.append((fetches[number], answer.content))
    case .failure(let failure): self.failure = self.failure ?? failure
    }
    guard isLast(number) else { return .incomplete }
    defer { (answers, failure) = ([], nil) }
    if let failure { return .failed(failure) }
    return try add(to: &gathering, isBefore: isBefore(number))
  }

  /// Adds up the answers of a slice. Those that are subtracted from each other are added up apart
  /// first, to find out whether they contradict each other.
  private func add(
    to gathering: inout Gathering, isBefore: Bool
  ) throws(SumTooLarge) -> Outcome {
    guard answers.contains(where: { $0.fetch.factor < 0 }) else {
      for answer in answers {
        try gathering.add(answer.content, to: answer.fetch, isBefore: isBefore)
      }
      return .added
    }
    var slice = Gathering(plan, slice: answers.first?.fetch)
    for answer in answers {
      try slice.add(answer.content, to: answer.fetch, isBefore: isBefore)
    }
    if let contradiction = try Contradiction(in: slice, of: answers, isBefore: isBefore) {
      return .contradictory(contradiction)
    }
    try gathering.add(slice)
    return .added
  }

  /// The fetches of the slice to which one belongs.
  func slice(of number: Int) -> Range<Int> {
    var (start, end) = (number, number)
    while start > 0, !isLast(start - 1) { start -= 1 }
    while !isLast(end) { end += 1 }
    return start..<end + 1
  }

  /// Whether a fetch is one of the range that the query's is compared with.
  func isBefore(_ number: Int) -> Bool { number >= currentCount }

  /// Whether the next fetch is one of another slice.
  private func isLast(_ number: Int) -> Bool {
    number + 1 == fetches.count || number + 1 == currentCount
      || fetches[number + 1].request.range != fetches[number].request.range
  }
}
