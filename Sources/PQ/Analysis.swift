import PQEngine
import PQModel
import PQPlan

/// What was planned beside what happened: EXPLAIN ANALYZE.
struct Analysis {
  let plan: Plan
  let execution: Execution

  /// A row for each request, for each step that takes time, and for the whole.
  var table: Table {
    let rows = requests + steps + [whole]
    let measures = [
      Column(
        "rows", .measure(.count), .integers(rows.map { $0.rows ?? 0 }),
        nulls: rows.map { $0.rows == nil }),
      Column(
        "bytes", .measure(.bytes), .integers(rows.map { $0.bytes ?? 0 }),
        nulls: rows.map { $0.bytes == nil }),
      Column(
        "waited", .measure(.milliseconds), .integers(rows.map { $0.waited ?? 0 }),
        nulls: rows.map { $0.waited == nil }),
      Column("time", .measure(.milliseconds), .decimals(rows.map(\.time))),
    ]
    var table = Table(
      [.texts("step", rows.map(\.name)), .texts("planned", rows.map(\.planned))] + measures)
    table.captions = [plan.summary] + plan.rewrites.map { "\($0.rule): \($0.text)" }
    return table
  }

  private struct Row {
    let name: String
    var planned = ""
    var rows: Int64?
    var bytes: Int64?
    /// Milliseconds that were waited for leave to send.
    var waited: Int64?
    /// Milliseconds.
    let time: Double
  }

  private var requests: [Row] {
    zip(plan.requests, execution.requests).enumerated().map { number, pair in
      let (request, happened) = pair
      return Row(
        name: "request \(number + 1)",
        planned: "\(request.bucketCount) x \(request.interval.rawValue) from \(request.range.from)",
        rows: Int64(happened.rows), bytes: Int64(happened.bytes), waited: 0,
        time: happened.time / .milliseconds(1))
    }
  }

  private var steps: [Row] {
    execution.steps.map { Row(name: $0.name, time: $0.time / .milliseconds(1)) }
  }

  private var whole: Row {
    let times = execution.steps.map(\.time) + execution.requests.map(\.time)
    return Row(
      name: "result",
      planned: "\(plan.requests.count) request\(plan.requests.count == 1 ? "" : "s")",
      rows: Int64(execution.table.rowCount),
      bytes: execution.requests.reduce(0) { $0 + Int64($1.bytes) },
      waited: 0, time: times.reduce(.zero, +) / .milliseconds(1))
  }
}
