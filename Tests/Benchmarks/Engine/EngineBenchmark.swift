import PQ
import PQEngine

/// The time of the engine for answers of about a million rows that a backend has ready.
///
///     engine-benchmark [WORD]
///
/// Prints the nanoseconds per answered row for each case whose name contains the word: the median of
/// five runs, and its steps. Build it in release mode.
@main
struct EngineBenchmark {
  static func main() async throws {
    let word = CommandLine.arguments.dropFirst().first ?? ""
    for sample in BenchmarkCase.all where sample.name.contains(word) { try await run(sample) }
  }

  private static func run(_ sample: BenchmarkCase) async throws {
    let prepared = Session(backend: sample.backend).check(sample.query)
    guard case .run(let plan)? = prepared.statements.first?.work, !prepared.hasErrors else {
      print("\(sample.name): \(prepared.diagnostics)")
      return
    }
    let executor = PlanRunner(backend: sample.backend)
    _ = try await executor.run(plan)
    var runs: [(time: Duration, execution: Execution)] = []
    for _ in 0..<5 {
      let start = ContinuousClock.now
      let execution = try await executor.run(plan)
      runs.append((ContinuousClock.now - start, execution))
    }
    let median = runs.sorted { $0.time < $1.time }[2]
    let rows = median.execution.requests.reduce(0) { $0 + $1.rows }
    let steps = median.execution.steps.map { "\($0.operation) \(perRow($0.time, rows))" }
    print(
      "\(sample.name): \(perRow(median.time, rows)) ns a row of \(rows);",
      steps.joined(separator: ", "))
  }

  private static func perRow(_ time: Duration, _ rows: Int) -> Double {
    (time / .nanoseconds(1) / Double(rows) * 10).rounded() / 10
  }
}
