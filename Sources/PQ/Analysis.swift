import PQEngine
import PQModel
import PQPlan

/// The result of EXPLAIN ANALYZE: the plan, and the measurements of its execution.
struct Analysis {
  let plan: Plan
  /// The estimate that was made before the requests were sent.
  let forecast: Forecast
  let execution: Execution

  /// A table with one row for each request, one for each operation on the answers, and one for the
  /// result.
  var table: DataTable {
    let rows = requests + operations + [whole]
    var table = DataTable([
      .texts("step", rows.map(\.name)), .texts("planned", rows.map(\.planned)),
      whole("rows", .count, rows.map(\.rows)), whole("bytes", .bytes, rows.map(\.bytes)),
      decimal("waited", rows.map(\.waited)), decimal("time", rows.map(\.time)),
    ])
    table.captions =
      [plan.summary(forecast)] + plan.rewrites.map { "\($0.rule.name): \($0.text)" }
      + execution.facts.runCaptions
    return table
  }

  private struct Row {
    let name: String
    var planned = ""
    var rows: Int?
    var bytes: Int?
    var waited: Duration?
    var time: Duration?
  }

  private var requests: [Row] {
    zip(plan.requests, execution.requests).enumerated().map { number, pair in
      let (request, happened) = pair
      let planned =
        "\(request.bucketCount) x \(request.interval.rawValue) from \(request.range.from)"
      guard happened.failure == nil else {
        return Row(name: "request \(number + 1)", planned: "\(planned) (failed)")
      }
      return Row(
        name: "request \(number + 1)",
        planned: planned + (happened.isRepeated ? " (sent twice)" : ""), rows: happened.rows,
        bytes: happened.bytes, waited: happened.waited, time: happened.time)
    }
  }

  private var operations: [Row] {
    execution.steps.map { step in
      Row(name: plan.text(of: step.operation), rows: step.rows, time: step.time)
    }
  }

  private var whole: Row {
    let count = plan.requests.count
    return Row(
      name: "result", planned: "\(count) request\(count == 1 ? "" : "s")",
      rows: execution.table.rowCount, bytes: execution.facts.cost.bytes,
      time: execution.time)
  }

  private func whole(_ name: String, _ unit: MeasureUnit, _ values: [Int?]) -> Column {
    Column(
      name, .measure(unit), .integers(values.map { Int64($0 ?? 0) }),
      nulls: values.map { $0 == nil })
  }

  private func decimal(_ name: String, _ values: [Duration?]) -> Column {
    Column(
      name, .measure(.milliseconds),
      .decimals(values.map { ($0 ?? .zero) / .milliseconds(1) }), nulls: values.map { $0 == nil })
  }
}
