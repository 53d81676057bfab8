import PQModel
import PQPlan

// The outcomes of the requests of a whole plan and of one slice. A slice is the part of the range that
// one request asks for; several requests may ask for the same slice.

/// The outcomes of the requests of a plan, collected in the order of the plan.
struct AnswerCollection {
  private var aggregation: Aggregation
  /// The parts of the range without an answer. The parts of the query range come first, in order of
  /// time. The parts of the comparison range follow.
  private(set) var missing: [MissingSlice] = []
  /// The summary of each request, in the order of the plan.
  private(set) var requests: [Execution.Request] = []
  /// The slices whose answers contradict each other. Each slice is a range of fetch numbers.
  private(set) var contradictory: [Range<Int>] = []
  /// The values in the rows of the answers, before pq filters them.
  private(set) var watched: WatchedValues
  /// The time spent on adding up the answers.
  private(set) var time = Duration.zero
  private let fetches: [FetchRequest]
  private let backend: String
  private let failsFast: Bool
  private var slices: SliceAnswers

  /// Creates a collection without outcomes.
  ///
  /// - Parameters:
  ///   - backend: The name of the backend, for messages.
  ///   - failsFast: True if any failed request or slice ends the run.
  ///   - watched: The dimensions whose values are collected.
  init(
    _ plan: Plan, from backend: String, failsFast: Bool, watching watched: [ExportDimension] = []
  ) {
    self.watched = WatchedValues(watched)
    aggregation = Aggregation(plan)
    fetches = plan.fetches
    self.backend = backend
    self.failsFast = failsFast
    slices = SliceAnswers(plan)
  }

  /// Takes the outcome of the next request.
  ///
  /// - Throws: The failure of the request if it ends the run.
  mutating func take(_ number: Int, _ outcome: AnswerQueue.Outcome) throws {
    requests.append(try summary(of: outcome))
    if !slices.isBefore(number), let answer = try? outcome.get() { watched.add(answer.watched) }
    switch sliceOutcome(number, outcome) {
    case .incomplete, .added: break
    case .cutOff(let range, let failure): miss(range, number, failure, isCutOff: true)
    case .failed(let failure): miss(number, failure)
    case .contradictory: contradictory.append(slices.slice(of: number))
    }
  }

  /// Takes the outcome of a request that was sent again, because its slice was contradictory.
  ///
  /// - Throws: The failure of the request if it ends the run.
  mutating func takeRepeated(_ number: Int, _ outcome: AnswerQueue.Outcome) throws {
    requests[number] = requests[number].repeated(by: try summary(of: outcome))
    switch sliceOutcome(number, outcome) {
    case .incomplete, .added: break
    case .cutOff(let range, let failure): miss(range, number, failure, isCutOff: true)
    case .failed(let failure): miss(number, failure)
    case .contradictory(let contradiction):
      let failure = contradiction.failure(of: backend)
      if failsFast { throw failure }
      miss(number, failure)
    }
  }

  /// Returns the sums. Afterwards the collection has no sums.
  mutating func takeAggregation() -> Aggregation {
    defer { aggregation = aggregation.empty }
    return aggregation
  }

  private mutating func sliceOutcome(
    _ number: Int, _ outcome: AnswerQueue.Outcome
  ) -> SliceAnswers.SliceOutcome {
    let start = ContinuousClock.now
    defer { time += ContinuousClock.now - start }
    return slices.take(number, outcome, into: &aggregation)
  }

  private func summary(
    of outcome: AnswerQueue.Outcome
  ) throws(BackendFailure) -> Execution.Request {
    switch outcome {
    case .success(let answer): return answer.summary
    case .failure(let failure):
      guard !failure.endsRun, !failsFast else { throw failure }
      return Execution.Request(failure: failure)
    }
  }

  /// Records that the whole slice of a fetch is missing.
  private mutating func miss(_ number: Int, _ failure: BackendFailure) {
    miss(fetches[number].request.range, number, failure, isCutOff: false)
  }

  /// Records a missing part of a fetch's slice. The order of `missing` is kept.
  private mutating func miss(
    _ range: TimeRange, _ number: Int, _ failure: BackendFailure, isCutOff: Bool
  ) {
    let slice = MissingSlice(
      range: range, isBefore: slices.isBefore(number), failure: failure, isCutOff: isCutOff)
    let place = missing.firstIndex { other in
      slice.isBefore == other.isBefore ? slice.range.from < other.range.from : other.isBefore
    }
    missing.insert(slice, at: place ?? missing.endIndex)
  }
}

/// The answers to the requests of one slice. Either all answers count or no answer counts, because some
/// answers are subtracted from others.
private struct SliceAnswers {
  /// The result of taking an answer.
  enum SliceOutcome {
    /// Other answers of the slice have not come yet.
    case incomplete
    /// All answers of the slice were added up.
    case added
    /// The answers were added up for the time that all of them cover. The range after that time is
    /// missing.
    case cutOff(TimeRange, BackendFailure)
    /// One of the requests has no answer.
    case failed(BackendFailure)
    /// Nothing was added, because the answers contradict each other.
    case contradictory(Contradiction)
  }

  private let plan: Plan
  private let fetches: [FetchRequest]
  /// The number of fetches of the query range. All later fetches belong to the comparison range.
  private let currentCount: Int
  private var answers: [AnswerQueue.Answer] = []
  private var failure: BackendFailure?

  init(_ plan: Plan) {
    self.plan = plan
    fetches = plan.fetches
    currentCount = plan.current.fetches.count
  }

  /// Takes the outcome of the next fetch. After the last fetch of a slice, the answers of the slice are
  /// added up.
  mutating func take(
    _ number: Int, _ outcome: AnswerQueue.Outcome, into aggregation: inout Aggregation
  ) -> SliceOutcome {
    switch outcome {
    case .success(let answer): answers.append(answer)
    case .failure(let failure): self.failure = self.failure ?? failure
    }
    guard isLast(number) else { return .incomplete }
    defer { (answers, failure) = ([], nil) }
    if let failure { return .failed(failure) }
    return add(upTo: number, to: &aggregation)
  }

  /// The answer that ends first, or `nil` if there is no answer.
  private var shortest: AnswerQueue.Answer? { answers.min { $0.range.to < $1.range.to } }

  /// Returns the part of a range that all answers cover. The part is empty if an answer consists of sums
  /// over a longer time, because such sums cannot be split.
  private func answeredRange(of range: TimeRange) -> TimeRange {
    let end = shortest?.range.to ?? range.to
    let canCut = answers.allSatisfy { answer in
      switch answer.content {
      case .table: true
      case .aggregated: answer.range.to == end
      }
    }
    return TimeRange(from: range.from, to: canCut ? end : range.from)
  }

  /// Adds up the answers of a slice for the time that all of them cover. `last` is the last fetch of the
  /// slice.
  private func add(
    upTo last: Int, to aggregation: inout Aggregation
  ) -> SliceOutcome {
    let range = fetches[last].request.range
    let answered = answeredRange(of: range)
    if answered.from < answered.to,
      let contradiction = add(in: answered, upTo: last, to: &aggregation)
    {
      return .contradictory(contradiction)
    }
    guard answered.to < range.to, let cutoff = shortest?.cutoff else { return .added }
    return .cutOff(TimeRange(from: answered.to, to: range.to), cutoff.failure)
  }

  /// Adds up the rows in a range. If an answer is subtracted, the slice is first added up separately, so
  /// that a contradiction is found before anything is added to the total.
  ///
  /// - Returns: The contradiction, or `nil` if there is none. If there is one, nothing was added.
  private func add(
    in range: TimeRange, upTo last: Int, to aggregation: inout Aggregation
  ) -> Contradiction? {
    let isBefore = isBefore(last)
    let answers = zip(fetches[slice(of: last)], answers).map {
      Contradiction.SliceAnswer(fetch: $0, content: $1.content, range: range)
    }
    guard answers.contains(where: { $0.fetch.factor < 0 }) else {
      for answer in answers { aggregation.add(answer, isBefore: isBefore) }
      return nil
    }
    var slice = Aggregation(plan, slice: fetches[last])
    for answer in answers { slice.add(answer, isBefore: isBefore) }
    if let contradiction = Contradiction(in: slice, of: answers, isBefore: isBefore) {
      return contradiction
    }
    aggregation.add(slice)
    return nil
  }

  /// Returns the fetch numbers of a fetch's slice.
  func slice(of number: Int) -> Range<Int> {
    var (start, end) = (number, number)
    while start > 0, !isLast(start - 1) { start -= 1 }
    while !isLast(end) { end += 1 }
    return start..<end + 1
  }

  /// Returns true if a fetch belongs to the comparison range.
  func isBefore(_ number: Int) -> Bool { number >= currentCount }

  /// Returns true if a fetch is the last of its slice.
  private func isLast(_ number: Int) -> Bool {
    number + 1 == fetches.count || number + 1 == currentCount
      || fetches[number + 1].request.range != fetches[number].request.range
  }
}
