import PQModel
import PQPlan

/// The filled buckets of one range: those of the result and the inner buckets of reducers.
struct FilledRange {
  let rows: FilledBuckets
  /// The filled inner buckets of each grain, or `nil` for a grain without any. All of them are inside
  /// filled buckets of the result.
  let grains: [FilledBuckets?]

  /// Creates the filled buckets of a range, or returns `nil` if no bucket of the result is filled.
  init?(_ fill: RowPlan.Fill, of range: OrderedRange) {
    guard let rows = FilledBuckets(fill, of: range.rows, until: range.now) else { return nil }
    self.rows = rows
    let outer = range.rows.series.buckets
    grains = range.grains.map { grain in
      let inner = grain.series.buckets
      return FilledBuckets(fill, of: grain, until: range.now) { bucket in
        outer.index(of: inner[bucket].from).map(rows.contains) ?? false
      }
    }
  }
}

/// The cells from which the rows of filled buckets are made.
struct FilledCells {
  /// The indices of the rows.
  let rows: [Int]
  /// The line of each row.
  let lines: [FilledBuckets.Line]
  /// The cell of each row in the bucket before it, or `RowSet.nowhere` if there is none.
  let before: [UInt32]
  /// The cell of each row in the bucket after it, or `RowSet.nowhere` if there is none.
  let behind: [UInt32]

  /// True if every row is a copy of a single other row.
  var areCopies: Bool { lines.allSatisfy { $0.step == 0 } }

  /// Copies the numbers of cells into the rows.
  func copy<Number: Numeric>(_ numbers: [Number], into values: inout [Number]) {
    for (place, row) in rows.enumerated() { values[row] = Self.number(numbers, before[place]) }
  }

  /// Interpolates the numbers of the rows between those of their cells.
  func draw(_ numbers: [Double], into values: inout [Double]) {
    for (place, row) in rows.enumerated() {
      values[row] = lines[place].number(
        from: Self.number(numbers, before[place]), to: Self.number(numbers, behind[place]))
    }
  }

  private static func number<Number: Numeric>(_ numbers: [Number], _ cell: UInt32) -> Number {
    cell == RowSet.nowhere ? 0 : numbers[Int(cell)]
  }
}
