import PQModel
import PQPlan

/// The rows of one answer that count.
struct RowBatch {
  /// The numbers of the rows in the answer.
  let rows: [Int]
  /// The bucket starts of all rows of the answer, in milliseconds.
  let starts: [Int64]
  /// The group of each row that counts.
  let groups: [UInt32]
  /// The values of each metric, of all rows of the answer.
  let values: [Column.Values]
  /// How often the rows count.
  let factor: Int
  /// The length of the buckets of the answer.
  let interval: TimeSpan
}

extension RowBatch {
  /// Looks at an answer: which rows lie inside what was asked and pass the filter, and in which
  /// groups they are.
  init(_ answer: Table, to fetch: Fetch, of plan: Plan, groups index: inout GroupIndex) {
    let request = fetch.request
    let starts: [Int64] =
      if case .instants(let values)? = answer["timestamp"]?.values { values } else { [] }
    let isInside = Self.inside(starts, request.range)
    let passes = plan.filter.map { RowMask.mask($0, answer, fetch.labels) }
    let rows =
      isInside == nil && passes == nil
      ? Array(starts.indices)
      : starts.indices.filter { (isInside?[$0] ?? true) && (passes?[$0] ?? true) }
    self.rows = rows
    self.starts = starts
    values = plan.metrics.map { answer[$0.rawValue]?.values ?? .integers([]) }
    factor = fetch.factor
    interval = request.interval.length
    let codes = plan.grouping.enumerated().map { place, dimension in
      Self.codes(of: dimension, place, answer, fetch.labels, rows, &index)
    }
    groups = index.numbers(of: codes, rowCount: rows.count)
  }

  /// Whether each row lies inside a range; nil if all do. A backend that takes the end of a range to
  /// be inside answers one bucket too many; it ends here.
  private static func inside(_ starts: [Int64], _ range: TimeRange) -> [Bool]? {
    let bounds = range.from.milliseconds..<range.to.milliseconds
    return starts.allSatisfy(bounds.contains) ? nil : starts.map(bounds.contains)
  }

  private static func codes(
    of dimension: Dimension, _ place: Int, _ answer: Table, _ labels: [RowLabel], _ rows: [Int],
    _ index: inout GroupIndex
  ) -> [UInt32] {
    if let label = labels.first(where: { $0.dimension == dimension }) {
      let code = index.code(of: label.value, dimension: place)
      return Array(repeating: code, count: rows.count)
    }
    guard case .texts(let texts)? = answer[dimension.rawValue]?.values else {
      return Array(repeating: 0, count: rows.count)
    }
    var known = [UInt32?](repeating: nil, count: texts.dictionary.count)
    return rows.map { row in
      let local = Int(texts.codes[row])
      if let code = known[local] { return code }
      let code = index.code(of: texts.dictionary[local], dimension: place)
      known[local] = code
      return code
    }
  }
}
