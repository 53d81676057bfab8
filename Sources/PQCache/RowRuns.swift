import PQModel

/// Some rows of an answer, stored as ranges of adjacent rows. They have the order of the answer.
struct RowRuns: Equatable {
  private(set) var runs: [Range<Int>] = []

  /// Selects the rows whose buckets start in a range.
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

  private init(_ runs: [Range<Int>]) { self.runs = runs }

  /// Returns the same rows in pieces of at most `size` rows.
  func pieces(of size: Int) -> [RowRuns] {
    var pieces: [RowRuns] = []
    var room = 0
    for var run in runs {
      while !run.isEmpty {
        if room == 0 {
          pieces.append(RowRuns([]))
          room = size
        }
        let part = run.prefix(room)
        pieces[pieces.count - 1].runs.append(part)
        room -= part.count
        run = part.upperBound..<run.upperBound
      }
    }
    return pieces
  }

  /// The number of rows.
  var count: Int { runs.reduce(0) { $0 + $1.count } }

  /// Returns the values of the rows.
  func values<Value>(_ values: [Value]) -> [Value] {
    var some: [Value] = []
    some.reserveCapacity(count)
    for run in runs { some += values[run] }
    return some
  }
}
