import PQModel

extension Plan {
  /// An operation on the answers. The cases have the order of execution.
  public enum Operation: String, Sendable, CaseIterable {
    /// Filters the rows of the answers and adds them up by group and bucket.
    case gather
    /// Picks the groups of TOP.
    case top
    /// Adds rows without traffic.
    case fill
    /// Computes the values of each row.
    case compute
    /// Keeps the rows that make the condition of HAVING true.
    case having
    /// Sorts the rows.
    case sort
    /// Keeps the first rows.
    case limit
    /// Makes the columns of the table.
    case columns
  }

  /// The operations that EXPLAIN shows, in order.
  package var toldOperations: [Operation] { Operation.allCases.filter(isExplained) }

  private func isExplained(_ operation: Operation) -> Bool {
    switch operation {
    case .gather, .columns: false
    case .top: rows.top != nil
    case .fill: rows.fill != .nothing
    case .compute: !rows.computed.isEmpty
    case .having: rows.having != nil
    case .sort: !rows.order.isEmpty
    case .limit: rows.limit != nil
    }
  }

  /// Returns the text of an operation in EXPLAIN and EXPLAIN ANALYZE.
  package func text(of operation: Operation) -> String {
    switch operation {
    case .gather: filtersHere ? "filter and add up the answers" : "add up the answers"
    case .top: rows.top?.text ?? "keep all groups"
    case .fill: rows.fill.text
    case .compute:
      rows.computed.isEmpty ? "compute" : "compute \(rows.computed.joined(separator: ", "))"
    case .having: "keep the rows that match HAVING"
    case .sort:
      rows.order.isEmpty
        ? "sort" : "sort by \(rows.order.map { keyText($0) }.joined(separator: ", "))"
    case .limit: rows.limit == 1 ? "keep the first row" : "keep the first \(rows.limit ?? 0) rows"
    case .columns: "make the columns"
    }
  }

  private func keyText(_ key: RowPlan.SortKey) -> String {
    let name =
      switch key.target {
      case .time: "timestamp"
      case .dimension(let place): grouping[place].rawValue
      case .step(let step): rows.name(of: step)
      case .top: "rank in TOP"
      case .others: "the others (last)"
      }
    return name + (key.isDescending ? " descending" : "")
  }
}

extension RowPlan.Top {
  fileprivate var text: String {
    let groups = count == 1 ? "group" : "\(count) groups"
    return "keep the top \(groups)" + (isLarger ? ", by the larger of both ranges" : "")
      + (hasOthers ? ", add up the others" : "")
  }
}

extension RowPlan {
  /// The names of the columns that are computed from metrics. A column that is only a metric is not
  /// included.
  fileprivate var computed: [String] {
    columns.filter { column in
      if case .metric = computation.steps[column.step] { false } else { true }
    }.map(\.name)
  }

  /// Returns the name of a step: its metric or its column.
  fileprivate func name(of step: Int) -> String {
    if case .metric(let metric, .current) = computation.steps[step] { return metric.rawValue }
    return columns.first { $0.step == step }?.name ?? "an expression"
  }
}

extension RowPlan.Fill {
  /// The text of FILL in EXPLAIN.
  fileprivate var text: String {
    switch self {
    case .nothing: "leave gaps"
    case .null: "fill gaps with NULL"
    case .zero: "fill gaps with 0"
    case .previous: "fill gaps with 0, missing buckets with the bucket before"
    case .linear: "fill gaps with 0, missing buckets by linear interpolation"
    }
  }
}
