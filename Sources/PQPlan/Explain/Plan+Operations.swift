import PQModel

extension Plan {
  /// What is done with the answers, in order.
  public enum Operation: String, Sendable, CaseIterable {
    /// Their rows are filtered, and added up by group and bucket.
    case gather
    /// The groups with the most are found.
    case top
    /// Rows without traffic are added.
    case fill
    /// The numbers of each row are computed.
    case compute
    /// The rows that fulfil a condition are kept.
    case having
    /// Rows are ordered.
    case sort
    /// The first rows are kept.
    case limit
    /// The columns of the table are made.
    case columns
  }

  /// What is done with the rows here and is worth telling, in order.
  public var toldOperations: [Operation] { Operation.allCases.filter(isTold) }

  private func isTold(_ operation: Operation) -> Bool {
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

  /// What EXPLAIN says of an operation, and EXPLAIN ANALYZE beside what it took.
  public func text(of operation: Operation) -> String {
    switch operation {
    case .gather: filtersHere ? "filter and add up the answers" : "add up the answers"
    case .top: rows.top?.text ?? "keep all groups"
    case .fill: rows.fill.text
    case .compute:
      rows.computed.isEmpty ? "compute" : "compute \(rows.computed.joined(separator: ", "))"
    case .having: "keep the rows that fulfil HAVING"
    case .sort:
      rows.order.isEmpty
        ? "sort" : "sort by \(rows.order.map { keyText($0) }.joined(separator: ", "))"
    case .limit: "keep the first \(rows.limit ?? 0) row\(rows.limit == 1 ? "" : "s")"
    case .columns: "make the columns"
    }
  }

  private func keyText(_ key: RowPlan.SortKey) -> String {
    let name =
      switch key.target {
      case .time: "timestamp"
      case .dimension(let place): grouping[place].rawValue
      case .step(let step): rows.name(of: step)
      case .top: "place in TOP"
      case .others: "the others (last)"
      }
    return name + (key.isDescending ? " descending" : "")
  }
}

extension RowPlan.Top {
  fileprivate var text: String {
    let groups = count == 1 ? "group" : "\(count) groups"
    return "keep the \(groups) with the most" + (isLarger ? ", now or before" : "")
      + (hasOthers ? ", add up the others" : "")
  }
}

extension RowPlan {
  /// The columns that are more than a metric.
  fileprivate var computed: [String] {
    columns.filter { column in
      if case .metric = computation.steps[column.step] { false } else { true }
    }.map(\.name)
  }

  /// What a step is called: the metric or the column that it is.
  fileprivate func name(of step: Int) -> String {
    if case .metric(let metric, .current) = computation.steps[step] { return metric.rawValue }
    return columns.first { $0.step == step }?.name ?? "an expression"
  }
}

extension RowPlan.Fill {
  /// What is done with gaps.
  fileprivate var text: String {
    switch self {
    case .nothing: "leave gaps"
    case .null: "fill gaps with NULL"
    case .zero: "fill gaps with 0"
    case .previous: "fill gaps with 0, missing buckets with the one before"
    case .linear: "fill gaps with 0, missing buckets in a straight line"
    }
  }
}
