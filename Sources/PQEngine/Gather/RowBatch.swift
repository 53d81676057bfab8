import PQModel
import PQPlan

/// The rows of one answer that count, column by column.
struct RowBatch {
  /// The start of the bucket of each row, in milliseconds.
  let starts: [Int64]
  /// The group of each row.
  let groups: [UInt32]
  /// The metrics that it has.
  let metrics: [Metric]
  /// The values of each metric.
  let values: [Column.Values]
  /// How often the rows count.
  let factor: Int
  /// The length of the buckets of the answer.
  let interval: TimeSpan
}

extension RowBatch {
  /// Looks at an answer: which rows lie inside a range, that of the request or a part of it, and pass
  /// the filter, and in which groups they are.
  init(
    _ answer: Table, to fetch: Fetch, in range: TimeRange, of plan: Plan,
    groups index: inout GroupIndex
  ) {
    let kept = Self.kept(answer, fetch, range)
    starts = kept.map { answer.starts.rows($0) } ?? answer.starts
    metrics = plan.metrics
    values = plan.metrics.map { metric in
      let values = answer[metric.rawValue]?.values ?? .integers([])
      return kept.map { values.rows($0) } ?? values
    }
    factor = fetch.factor
    interval = fetch.request.interval.length
    let labels = plan.grouping.map { RowLabels($0, answer, fetch.labels).rows(kept) }
    var found = AnswerGroups(labels)
    groups = found.numbers(rowCount: starts.count, in: &index)
  }

  /// The rows that count; nil if all do. A backend that takes the end of a range to be inside answers
  /// one bucket too many; it ends here.
  private static func kept(_ answer: Table, _ fetch: Fetch, _ range: TimeRange) -> [UInt32]? {
    let (from, to) = (range.from.milliseconds, range.to.milliseconds)
    let starts = answer.starts
    let isInside = { (row: UInt32) in from <= starts[Int(row)] && starts[Int(row)] < to }
    let rows = 0..<UInt32(starts.count)
    guard let filter = fetch.filter else {
      return rows.allSatisfy(isInside) ? nil : rows.filter(isInside)
    }
    let passes = RowMask.mask(filter, answer, fetch.labels)
    return rows.filter { passes[Int($0)] && isInside($0) }
  }
}

extension Table {
  fileprivate var starts: [Int64] {
    if case .instants(let values)? = self["timestamp"]?.values { values } else { [] }
  }
}

extension Column.Values {
  fileprivate func rows(_ rows: [UInt32]) -> Column.Values {
    switch self {
    case .instants(let values): .instants(values.rows(rows))
    case .integers(let values): .integers(values.rows(rows))
    case .decimals(let values): .decimals(values.rows(rows))
    case .texts(let texts):
      .texts(TextColumn(codes: texts.codes.rows(rows), dictionary: texts.dictionary))
    }
  }
}
