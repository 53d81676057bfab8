import PQModel

/// Some rows of an answer, as runs of neighbours, in the order of the answer.
struct RowRuns: Equatable {
  private(set) var runs: [Range<Int>] = []

  /// The rows whose bucket begins in a range.
  init(_ starts: [Int64], in range: TimeRange) {
    let inside = range.from.milliseconds..<range.to.milliseconds
    var first: Int?
    for row in starts.indices {
      if inside.contains(starts[row]) {
        first = first ?? row
      } else if let start = first {
        runs.append(start..<row)
        first = nil
      }
    }
    if let first { runs.append(first..<starts.count) }
  }

  /// How many rows they are.
  var count: Int { runs.reduce(0) { $0 + $1.count } }

  /// Adds the values of the rows to others.
  func copy<Value>(_ values: [Value], to target: inout [Value]) {
    if target.isEmpty, runs == [values.indices] {
      target = values
      return
    }
    for run in runs { target.append(contentsOf: values[run]) }
  }
}
