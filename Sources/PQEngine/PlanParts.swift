package import PQModel
package import PQPlan

/// Runs the parts of a plan one after the other and returns the table of each, in the order of time.
///
/// Requests of later parts are sent while the caller reads earlier rows, but never more than
/// `parallelism` at a time. Requests are only sent in `next()`, so a caller that stops reading stops
/// the requests too: at most `parallelism` parts are ahead of the caller. When the object is
/// released, its open requests are cancelled.
///
/// Not `Sendable`: one reader calls it.
package final class PlanParts {
  /// The rows of one part.
  package struct Piece {
    /// The table of the part.
    package let table: DataTable
    /// The number of rows that count: the first ones of the table. LIMIT may cut off the others.
    package let rowCount: Int
  }

  private typealias Work = Task<Result<Execution, BackendFailure>, Never>

  /// A part whose requests are sent.
  private struct Running {
    let work: Work
    /// The number of requests that the part sends at the same time.
    let width: Int
  }

  private let backend: any Backend
  private let options: ExecutionOptions
  private let progress: SummedProgress?
  /// The parts whose requests are not sent yet.
  private var waiting: ArraySlice<Plan>
  private var running: [Running] = []
  /// The number of rows until LIMIT; `nil` without LIMIT.
  private var rowsLeft: Int?

  /// Creates a runner. It sends no request before the first call of `next()`.
  ///
  /// - Parameter parts: The value of `Plan.parts`.
  package init(_ parts: [Plan], backend: any Backend, options: ExecutionOptions) {
    self.backend = backend
    self.options = options
    waiting = parts[...]
    rowsLeft = parts.first?.rows.limit
    progress = options.observer.map { SummedProgress(of: parts.map(\.requests.count), $0) }
  }

  deinit { cancel() }

  /// Returns the rows of the next part; `nil` after the last one, and after LIMIT.
  ///
  /// - Throws: The failure of the part if one of its requests failed or if its answer ends early.
  ///   Nothing comes after it. `BackendFailure.cancelled` if the task was cancelled.
  package func next() async throws(BackendFailure) -> Piece? {
    guard !Task.isCancelled else { throw end(with: .cancelled) }
    guard rowsLeft != 0 else { return nil }
    start()
    guard let first = running.first?.work else { return nil }
    let all = running.map(\.work)
    let result = await withTaskCancellationHandler {
      await first.value
    } onCancel: {
      for work in all { work.cancel() }
    }
    running.removeFirst()
    let execution: Execution
    do throws(BackendFailure) {
      execution = try result.get()
    } catch {
      throw end(with: Task.isCancelled ? .cancelled : error)
    }
    if let missing = execution.missing.first { throw end(with: missing.failure) }
    return piece(execution.table)
  }

  /// Counts the rows of a table for LIMIT, and sends the requests of the next parts.
  private func piece(_ table: DataTable) -> Piece {
    let count = min(table.rowCount, rowsLeft ?? .max)
    rowsLeft? -= count
    if rowsLeft == 0 { cancel() } else { start() }
    return Piece(table: table, rowCount: count)
  }

  /// Cancels all requests and returns the failure.
  private func end(with failure: BackendFailure) -> BackendFailure {
    cancel()
    return failure
  }

  private func cancel() {
    for part in running { part.work.cancel() }
    running = []
    waiting = []
  }

  /// Sends the requests of waiting parts, as many as `parallelism` allows.
  private func start() {
    let limit = max(1, options.parallelism)
    while let plan = waiting.first {
      let width = min(limit, plan.requests.count)
      let used = running.reduce(0) { $0 + $1.width }
      guard running.isEmpty || used + width <= limit else { return }
      let number = waiting.startIndex
      waiting = waiting.dropFirst()
      running.append(Running(work: work(number, plan), width: width))
    }
  }

  private func work(_ number: Int, _ plan: Plan) -> Work {
    var options = options
    options.failsFast = true
    options.observer = progress?.observer(of: number)
    let runner = PlanRunner(backend: backend, options: options)
    return Task { () async -> Result<Execution, BackendFailure> in
      do throws(BackendFailure) {
        return .success(try await runner.run(plan))
      } catch {
        return .failure(error)
      }
    }
  }
}
