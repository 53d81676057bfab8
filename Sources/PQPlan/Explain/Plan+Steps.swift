import PQModel

extension Plan {
  /// What is done with the rows here and is worth telling, a line each, in order.
  public var stepTexts: [String] {
    let rows = rows
    let order = rows.order.map { keyText($0) }.joined(separator: ", ")
    return [
      rows.top?.text,
      rows.fill.text,
      rows.computed.isEmpty ? nil : "compute \(rows.computed.joined(separator: ", "))",
      rows.having == nil ? nil : "keep the rows that fulfil HAVING",
      order.isEmpty ? nil : "sort by \(order)",
      rows.limit.map { "keep the first \($0) row\($0 == 1 ? "" : "s")" },
    ].compactMap { $0 }
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
  /// What is done with gaps; nil if nothing.
  fileprivate var text: String? {
    switch self {
    case .nothing: nil
    case .null: "fill gaps with NULL"
    case .zero: "fill gaps with 0"
    case .previous: "fill gaps with 0, missing buckets with the one before"
    case .linear: "fill gaps with 0, missing buckets in a straight line"
    }
  }
}
