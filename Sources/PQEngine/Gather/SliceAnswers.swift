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
    /// All answers were added up as far as they go, and the rest of the slice is missing.
    case cutOff(TimeRange, BackendFailure)
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
  private var answers: [AnswerQueue.Answer] = []
  private var failure: BackendFailure?

  init(_ plan: Plan) {
    self.plan = plan
    fetches = plan.fetches
    currentCount = plan.current.fetches.count
  }

  /// Takes the outcome of the next fetch. With the last one of its slice all answers are added up.
  mutating func take(
    _ number: Int, _ outcome: AnswerQueue.Outcome, into gathering: inout Gathering
  ) -> Outcome {
    switch outcome {
    case .success(let answer): answers.append(answer)
    case .failure(let failure): self.failure = self.failure ?? failure
    }
    guard isLast(number) else { return .incomplete }
    defer { (answers, failure) = ([], nil) }
    if let failure { return .failed(failure) }
    return add(upTo: number, to: &gathering)
  }

  /// The answer that ends first.
  private var shortest: AnswerQueue.Answer? { answers.min { $0.range.to < $1.range.to } }

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

  /// Adds up the answers of the slice that ends with a fetch, as far as all of them go.
  private func add(
    upTo last: Int, to gathering: inout Gathering
  ) -> Outcome {
    let range = fetches[last].request.range
    let answered = answeredRange(of: range)
    if answered.from < answered.to,
      let contradiction = add(in: answered, upTo: last, to: &gathering)
    {
      return .contradictory(contradiction)
    }
    guard answered.to < range.to, let cutoff = shortest?.cutoff else { return .added }
    return .cutOff(TimeRange(from: answered.to, to: range.to), cutoff.failure)
  }

  /// Adds up the rows in a range. Those that are subtracted from each other are added up apart first,
  /// to find out whether they contradict each other; then nothing is added.
  private func add(
    in range: TimeRange, upTo last: Int, to gathering: inout Gathering
  ) -> Contradiction? {
    let isBefore = isBefore(last)
    let answers = zip(fetches[slice(of: last)], answers).map {
      Contradiction.Answer(fetch: $0, content: $1.content, range: range)
    }
    guard answers.contains(where: { $0.fetch.factor < 0 }) else {
      for answer in answers { gathering.add(answer, isBefore: isBefore) }
      return nil
    }
    var slice = Gathering(plan, slice: fetches[last])
    for answer in answers { slice.add(answer, isBefore: isBefore) }
    if let contradiction = Contradiction(in: slice, of: answers, isBefore: isBefore) {
      return contradiction
    }
    gathering.add(slice)
    return nil
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
