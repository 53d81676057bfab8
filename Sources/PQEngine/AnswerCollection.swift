import PQModel
import PQPlan

/// The outcomes of the requests of a plan, collected in the order of the plan.
struct AnswerCollection {
  private var gathering: Aggregation
  /// The parts of the range without an answer: those of the query range in order of time, then those of
  /// the comparison range.
  private(set) var missing: [MissingSlice] = []
  /// The summary of each request, in the order of the plan.
  private(set) var requests: [Execution.Request] = []
  /// The fetch numbers of each slice whose answers contradict each other.
  private(set) var contradictory: [Range<Int>] = []
  /// The time that adding up the answers has taken.
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
  init(_ plan: Plan, from backend: String, failsFast: Bool) {
    gathering = Aggregation(plan)
    fetches = plan.fetches
    self.backend = backend
    self.failsFast = failsFast
    slices = SliceAnswers(plan)
  }

  /// Takes the outcome of the next request.
  ///
  /// - Throws: The failure, if it ends the run.
  mutating func take(_ number: Int, _ outcome: AnswerQueue.Outcome) throws {
    requests.append(try summary(of: outcome))
    switch sliceOutcome(number, outcome) {
    case .incomplete, .added: break
    case .cutOff(let range, let failure): miss(range, number, failure, isCutOff: true)
    case .failed(let failure): miss(number, failure)
    case .contradictory: contradictory.append(slices.slice(of: number))
    }
  }

  /// Takes the outcome of a request of a contradictory slice that was sent again.
  ///
  /// - Throws: The failure, if it ends the run.
  mutating func takeAgain(_ number: Int, _ outcome: AnswerQueue.Outcome) throws {
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

  /// Returns the sums and leaves none here.
  mutating func takeGathering() -> Aggregation {
    defer { gathering = gathering.empty }
    return gathering
  }

  private mutating func sliceOutcome(
    _ number: Int, _ outcome: AnswerQueue.Outcome
  ) -> SliceAnswers.Outcome {
    let start = ContinuousClock.now
    defer { time += ContinuousClock.now - start }
    return slices.take(number, outcome, into: &gathering)
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

  /// Records that a part of the slice of a fetch is missing, and keeps `missing` in order.
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
