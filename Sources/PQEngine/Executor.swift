import PQModel
public import PQPlan

/// Plan + backend -> table.
public struct Executor: Sendable {
  private let backend: any Backend
  private let parallelism: Int

  /// An executor that asks a backend, so many requests at a time.
  public init(backend: any Backend, parallelism: Int = 4) {
    self.backend = backend
    self.parallelism = max(1, parallelism)
  }

  /// Sends the requests of a plan, adds up their answers, and makes the rows of the result.
  public func run(_ plan: Plan) async throws(BackendFailure) -> Execution {
    var gathering = Gathering(plan)
    let currentCount = plan.current.fetches.count
    let fetches = plan.current.fetches + (plan.before?.fetches ?? [])
    var requests: [Execution.Request] = []
    let answers = AnswerQueue(backend: backend, requests: fetches.map(\.request))
    do {
      try await answers.forEach(atOnce: parallelism) { number, answer in
        requests.append(answer.summary)
        try gathering.add(answer.table, to: fetches[number], isBefore: number >= currentCount)
      }
      var pipeline = RowPipeline(plan, gathering)
      let table = try pipeline.table()
      return Execution(table: table, requests: requests, steps: pipeline.timings)
    } catch let failure as BackendFailure {
      throw failure
    } catch let failure as SumTooLarge {
      throw BackendFailure(
        "a sum of \"\(failure.metric.rawValue)\" is larger than \(Int64.max);"
          + " ask for shorter buckets or for more dimensions")
    } catch {
      throw BackendFailure("\(error)")
    }
  }
}
