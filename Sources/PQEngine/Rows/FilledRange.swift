import PQModel
import PQPlan

/// What FILL fills of one range: in the buckets of the result, and in the shorter ones of reducers.
struct FilledRange {
  let rows: FilledBuckets
  /// The shorter buckets inside those that are filled.
  let grains: [FilledBuckets?]

  /// Nil if nothing is filled.
  ///
  /// - Parameter now: until when buckets have begun, if some have not.
  init?(_ fill: RowPlan.Fill, of range: OrderedRange, until now: Instant?) {
    guard let rows = FilledBuckets(fill, of: range.rows, until: now) else { return nil }
    self.rows = rows
    let outer = range.rows.series.buckets
    grains = range.grains.map { grain in
      let inner = grain.series.buckets
      return FilledBuckets(fill, of: grain, until: now) { bucket in
        outer.index(of: inner[bucket].from).map(rows.contains) ?? false
      }
    }
  }
}

/// What the rows of filled buckets are made from.
struct FilledCells {
  /// The places of the rows.
  let rows: [Int]
  /// Their places between two buckets.
  let lines: [FilledBuckets.Line]
  /// Their cells in these buckets; nowhere if they have none.
  let before: [UInt32]
  let behind: [UInt32]

  /// Whether every row has the numbers of a single other one.
  var areCopies: Bool { lines.allSatisfy { $0.step == 0 } }

  /// Puts the numbers of cells into the rows that are copies of them.
  func copy<Number: Numeric>(_ numbers: [Number], into values: inout [Number]) {
    for (place, row) in rows.enumerated() { values[row] = Self.number(numbers, before[place]) }
  }

  /// Puts the numbers on the lines between cells into the rows.
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
