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
  ///
  /// - Throws: why there is no answer; `BackendFailure.cancelled` if the task was cancelled.
  public func run(_ plan: Plan) async throws(BackendFailure) -> Execution {
    do {
      return try await execution(of: plan)
    } catch _ where Task.isCancelled {
      // A backend may have words of its own for it.
      throw .cancelled
    } catch let failure as BackendFailure {
      throw failure
    } catch let failure as SumTooLarge {
      throw .tooLarge(failure)
    } catch {
      throw BackendFailure("\(error)")
    }
  }

  private func execution(of plan: Plan) async throws -> Execution {
    let clock = ContinuousClock()
    let start = clock.now
    var gathering = Gathering(plan)
    var gatheringTime = Duration.zero
    let currentCount = plan.current.fetches.count
    let fetches = plan.current.fetches + (plan.before?.fetches ?? [])
    var requests: [Execution.Request] = []
    let answers = AnswerQueue(backend: backend, requests: fetches.map(\.request))
    try await answers.forEach(atOnce: parallelism) { number, answer in
      requests.append(answer.summary)
      gatheringTime += try clock.measure {
        try gathering.add(answer.table, to: fetches[number], isBefore: number >= currentCount)
      }
    }
    var pipeline = RowPipeline(plan, gathering, gatheredIn: gatheringTime)
    let table = try pipeline.table()
    return Execution(
      table: table, requests: requests, steps: pipeline.steps, time: clock.now - start)
  }
}
