import PQ

/// The rows of an answer by bucket and group, with the values of their metrics.
struct ChangingDataRows {
  struct Row {
    /// The start of the bucket in milliseconds since the epoch, or `nil` without EVERY.
    let start: Int64?
    let numbers: [Double]
  }

  let rows: [String: Row]

  init(_ table: DataTable) {
    let labels = table.columns.filter { $0.name.contains(".") }
    let numbers = table.columns.filter {
      if case .measure = $0.meaning { true } else { false }
    }
    var rows: [String: Row] = [:]
    for row in 0..<table.rowCount where !numbers.contains(where: { $0.isNull(row) }) {
      let start = table["timestamp"].flatMap { $0.instant(row) }
      let key = labels.map { $0.label(row) }.joined(separator: "|") + "|\(start ?? 0)"
      rows[key] = Row(start: start, numbers: numbers.map { $0.number(row) })
    }
    self.rows = rows
  }

  /// The rows that have a negative number.
  var negative: [String] {
    rows.filter { $0.value.numbers.contains { $0 < 0 } }.map { "\($0): \($1.numbers)" }
  }
}

extension Column {
  fileprivate func instant(_ row: Int) -> Int64? {
    if case .instants(let values) = values { values[row] } else { nil }
  }

  fileprivate func label(_ row: Int) -> String {
    if case .texts(let texts) = values { texts[row] } else { "" }
  }

  fileprivate func number(_ row: Int) -> Double {
    switch values {
    case .integers(let values): Double(values[row])
    case .decimals(let values): values[row]
    case .instants, .texts: .nan
    }
  }
}
