import PQModel
public import PQPlan

/// Plan + backend -> table.
public struct Executor: Sendable {
  private let backend: any Backend
  private let options: ExecutionOptions

  /// An executor that asks a backend.
  public init(backend: any Backend, options: ExecutionOptions = ExecutionOptions()) {
    self.backend = backend
    self.options = options
  }

  /// Sends the requests of a plan, adds up their answers, and makes the rows of the result.
  ///
  /// What failed is missing from the answer if the options allow for that and something is left.
  ///
  /// - Throws: why there is no answer; `BackendFailure.cancelled` if the task was cancelled.
  public func run(_ plan: Plan) async throws(BackendFailure) -> Execution {
    do {
      return try await execution(of: plan)
    } catch _ where Task.isCancelled {
      // A backend may have words of its own for it.
      throw .cancelled
    } catch {
      throw BackendFailure(of: error)
    }
  }

  private func execution(of plan: Plan) async throws -> Execution {
    let clock = ContinuousClock()
    let start = clock.now
    var gathering = Gathering(plan)
    var gatheringTime = Duration.zero
    var slices = SliceAnswers(plan)
    var missing: [MissingSlice] = []
    var requests: [Execution.Request] = []
    let queue = AnswerQueue(
      backend: backend, buffers: plan.buffers(for: backend.name), options: options)
    try await queue.forEach { number, outcome in
      requests.append(try summary(of: outcome))
      gatheringTime += clock.measure {
        if let slice = slices.take(number, outcome, into: &gathering) { missing.append(slice) }
      }
    }
    try checkThatSomethingCame(of: plan, missing)
    var pipeline = RowPipeline(plan, gathering, missing, gatheredIn: gatheringTime)
    var table = try pipeline.table()
    table.captions += missing.joinedByTime.map { $0.caption(in: plan.rows.timeZone ?? .utc) }
    return Execution(
      table: table, missing: missing, requests: requests, steps: pipeline.steps,
      time: clock.now - start)
  }

  /// - Throws: a failure that ends the run.
  private func summary(of outcome: AnswerQueue.Outcome) throws(BackendFailure) -> Execution.Request
  {
    switch outcome {
    case .success(let answer): return answer.summary
    case .failure(let failure):
      guard !failure.endsRun, !options.failsFast else { throw failure }
      return Execution.Request(failure: failure)
    }
  }

  /// - Throws: if all of the query's range is missing.
  private func checkThatSomethingCame(
    of plan: Plan, _ missing: [MissingSlice]
  ) throws(BackendFailure) {
    let own = missing.filter { !$0.isBefore }
    guard let first = own.first else { return }
    let ranges = Set(plan.current.fetches.map(\.request.range))
    if own.count == ranges.count { throw first.failure }
  }
}

extension Plan {
  /// Where the answers of a backend are held, one a request.
  fileprivate func buffers(for backend: String) -> [AnswerBuffer] {
    current.fetches.map { AnswerBuffer($0, of: self, isBefore: false, from: backend) }
      + (before?.fetches ?? []).map { AnswerBuffer($0, of: self, isBefore: true, from: backend) }
  }
}
