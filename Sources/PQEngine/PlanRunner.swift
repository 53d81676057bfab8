import PQModel
package import PQPlan

// The run of a plan, with its options and its progress.

/// Runs plans: sends the requests of a plan to a backend and makes the table of the result.
package struct PlanRunner: Sendable {
  private let backend: any Backend
  private let options: ExecutionOptions

  /// Creates an executor for a backend.
  package init(backend: any Backend, options: ExecutionOptions = ExecutionOptions()) {
    self.backend = backend
    self.options = options
  }

  /// Sends the requests of a plan, adds up their answers, and makes the rows of the result.
  ///
  /// If a request fails, its part of the range is missing from the result. The run fails if the options
  /// forbid a partial answer, or if no part of the query range was answered.
  ///
  /// - Throws: The failure that ended the run, or `BackendFailure.cancelled` if the task was cancelled.
  package func run(_ plan: Plan) async throws(BackendFailure) -> Execution {
    do {
      return try await execution(of: plan)
    } catch _ where Task.isCancelled {
      // A backend may describe the cancellation in its own words.
      throw .cancelled
    } catch {
      throw BackendFailure(of: error)
    }
  }

  private func execution(of plan: Plan) async throws -> Execution {
    let start = ContinuousClock.now
    let watched = plan.dimensionsWithAllValues.filter { backend.allValues(of: $0) == nil }
    let buffers = plan.buffers(for: backend.name, watching: watched)
    let meter = ProgressMeter(requestCount: buffers.count, options)
    var answers = AnswerCollection(
      plan, from: backend.name, failsFast: options.failsFast, watching: watched)
    let queue = AnswerQueue(backend: backend, buffers: buffers, options: options, meter: meter)
    try await queue.forEach { number, outcome in try answers.take(number, outcome) }
    for slice in answers.contradictory {
      try await repeatSlice(slice, of: buffers, meter, into: &answers)
    }
    try checkThatSomethingCame(of: plan, answers.missing)
    var pipeline = RowPipeline(
      plan, answers.takeAggregation(), answers.missing, gatheredIn: answers.time)
    var filled = pipeline.filledWithZeros()
    let table = try pipeline.table()
    let notes = notes(on: plan, answers, hiddenRows: filled?.rowCountWithoutTraffic() ?? 0)
    var execution = Execution(
      table: table, frame: plan.frame, backend: backend.name,
      isTopUndecided: pipeline.isTopUndecided, missing: answers.missing,
      requests: answers.requests, steps: pipeline.steps, notes: notes,
      time: ContinuousClock.now - start)
    execution.table.captions = execution.facts.captions
    return execution
  }

  private func notes(
    on plan: Plan, _ answers: AnswerCollection, hiddenRows count: Int
  ) -> [AnswerNote] {
    let isWhole = !answers.missing.contains { !$0.isBefore }
    let unknown = AnswerNote.unknownValues(of: plan) { dimension in
      backend.allValues(of: dimension) ?? (isWhole ? answers.watched[dimension] : nil)
    }
    let hasGroups = !plan.grouping.isEmpty || plan.rows.timeZone == nil
    return unknown + (count > 0 ? [.hiddenRows(count: count, hasGroups: hasGroups)] : [])
  }

  /// Sends all requests of a slice again, because their first answers contradict each other. Stored
  /// answers are not used.
  private func repeatSlice(
    _ slice: Range<Int>, of buffers: [AnswerBuffer], _ meter: ProgressMeter,
    into answers: inout AnswerCollection
  ) async throws {
    meter.expect(slice.count)
    let queue = AnswerQueue(
      backend: backend.refreshing, buffers: Array(buffers[slice]), options: options, meter: meter)
    try await queue.forEach { number, outcome in
      try answers.takeRepeated(slice.lowerBound + number, outcome)
    }
  }

  /// Checks that at least one slice of the query range was answered.
  ///
  /// - Throws: The failure of the first missing slice, if no slice was answered.
  private func checkThatSomethingCame(
    of plan: Plan, _ missing: [MissingSlice]
  ) throws(BackendFailure) {
    let own = missing.filter { !$0.isBefore && !$0.isCutOff }
    guard let first = own.first else { return }
    let ranges = Set(plan.current.fetches.map(\.request.range))
    if own.count == ranges.count { throw first.failure }
  }
}

extension Plan {
  /// Returns an empty buffer for each request, with the backend's name for messages. The answers about
  /// the query's own range collect the values of the dimensions `watched`.
  fileprivate func buffers(
    for backend: String, watching watched: [ExportDimension]
  ) -> [AnswerBuffer] {
    current.fetches.map {
      AnswerBuffer($0, of: self, isBefore: false, from: backend, watching: watched)
    }
      + (before?.fetches ?? []).map { AnswerBuffer($0, of: self, isBefore: true, from: backend) }
  }
}

/// The options for sending the requests of a plan.
package struct ExecutionOptions: Sendable {
  /// The number of requests that are sent at the same time. Numbers below 1 count as 1.
  package var parallelism: Int
  /// True if one failed request ends the run. Otherwise the run may return a partial answer and reports
  /// the missing parts.
  package var failsFast: Bool
  /// The maximum number of failures in a row. After that, no other request is sent, because a backend
  /// may retry each request for minutes.
  package var failureLimit = 2
  /// The function that receives the progress of a run, or `nil`.
  package var observer: RunProgress.Observer?

  /// Creates options. By default, a run sends four requests at a time and may return a partial answer.
  package init(
    parallelism: Int = 4, failsFast: Bool = false, observer: RunProgress.Observer? = nil
  ) {
    self.parallelism = parallelism
    self.failsFast = failsFast
    self.observer = observer
  }
}

/// The progress of a run.
public struct RunProgress: Sendable, Equatable {
  /// A function that receives the progress. It is called on any thread and should return quickly.
  public typealias Observer = @Sendable (RunProgress) -> Void

  /// The number of requests of the run. It grows if requests are sent again.
  public var requestCount: Int
  /// The number of answered requests.
  public var answered: Int
  /// The number of rows in all answers so far.
  public var rows: Int
  /// The number of requests that failed.
  public var failed: Int

  /// Creates the progress of a run. By default, nothing is answered yet.
  package init(requestCount: Int, answered: Int = 0, rows: Int = 0, failed: Int = 0) {
    self.requestCount = requestCount
    self.answered = answered
    self.rows = rows
    self.failed = failed
  }

  /// True if every request was answered or failed.
  public var isOver: Bool { answered + failed == requestCount }
}
