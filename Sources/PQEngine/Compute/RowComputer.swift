import PQModel
import PQPlan

/// Computes the numbers of rows, step by step.
struct RowComputer {
  /// The data of the query range or of the comparison range.
  struct RangeData {
    let series: Series
    var grains: [OrderedSeries]
    /// The cell of each row in the series, or `RowSet.nowhere` for a row without a cell. `nil` if the
    /// rows are all cells in order.
    let cells: [UInt32]?
    /// The coverage of the buckets, or `nil` if nothing is missing. Filled buckets count as fetched.
    var coverage: Coverage?
    /// The cells from which the rows of filled buckets are made, or `nil` if no bucket is filled.
    var filled: FilledCells?
    /// The time up to which the last bucket counts, or `nil` if it counts completely. It is the
    /// current time in the query range and the corresponding time in the comparison range.
    var now: Instant?
  }

  let rows: RowSet
  var current: RangeData
  var before: RangeData?
  /// The current time, or `nil` if all buckets of the query range count completely.
  var now: Instant?
  /// The group that joins all groups outside of TOP, or `nil` if there is none. It has no rank.
  var others: UInt32?
  /// True if buckets without rows count as zero.
  var countsEmptyBuckets = false
  /// For each row, true if it has no traffic and shows NULL for every metric; `nil` if no row does.
  var isEmpty: [Bool]?

  /// Returns the numbers of every step.
  ///
  /// - Throws: `StepFailure` if a whole number exceeds 2^127-1.
  func vectors(of computation: Computation) throws(StepFailure) -> [Vector] {
    var vectors: [Vector] = []
    for (number, step) in computation.steps.enumerated() {
      do throws(NumberTooLarge) {
        vectors.append(try vector(of: step, vectors))
      } catch {
        throw StepFailure(step: number)
      }
    }
    return vectors
  }

  private func vector(of step: Step, _ known: [Vector]) throws(NumberTooLarge) -> Vector {
    switch step {
    case .metric(let metric, let side): return self.metric(metric, self.side(side))
    case .whole(let number): return .constant(number, count: rows.count)
    case .decimal(let number): return Vector(.decimal(Array(repeating: number, count: rows.count)))
    case .negated(let part): return try known[part].negated()
    case .arithmetic(let sign, let left, let right):
      return try .combined(known[left], sign, known[right])
    case .function(let function, let parts):
      return try .applied(function, parts.map { known[$0] })
    case .window(let window, let part, let side):
      return try self.window(window, known[part], self.side(side))
    case .choice(let condition, let yes, let no):
      return .chosen(Truth.values(of: condition) { known[$0] }, known[yes], known[no])
    case .reduced(let reducer, let inner, let step, let grain, let side):
      let reduction = Reduction(
        reducer: reducer, computation: inner, step: step, countsEmptyBuckets: countsEmptyBuckets)
      let own = self.side(side)
      return try reduction.vector(for: rows, own, grain: grain, own.now ?? now)
    case .change(let number, let old): return Self.change(known[number], from: known[old])
    }
  }

  func side(_ side: Step.Side) -> RangeData { side == .before ? before ?? current : current }

  /// Returns the sums of a metric. A row without a cell has no traffic on that side, so its sum is 0. A
  /// row has no number if its bucket was neither fetched nor filled.
  private func metric(_ metric: Metric, _ side: RangeData) -> Vector {
    guard let place = side.series.metrics.firstIndex(of: metric) else {
      return .constant(0, count: rows.count)
    }
    let nulls = nulls(side)
    guard metric.isWhole else {
      let averages = side.series.averages(place, side.coverage)
      var values = Self.numbers(averages, of: side.cells)
      side.filled?.draw(averages, into: &values)
      return .finite(values, nulls: nulls)
    }
    let sums = side.series.sums(place)
    if let filled = side.filled, !filled.areCopies {
      return .finite(Self.drawn(sums, side, filled), nulls: nulls)
    }
    return Vector(Self.exact(sums, side), nulls: nulls)
  }

  /// Returns the sums of rows that are sums of cells or copies of such sums.
  private static func exact(_ sums: WholeSums.Values, _ side: RangeData) -> Vector.Numbers {
    switch sums {
    case .narrow(let sums):
      var values = numbers(sums, of: side.cells)
      side.filled?.copy(sums, into: &values)
      return .whole(values)
    case .wide(let sums):
      var values = numbers(sums, of: side.cells)
      side.filled?.copy(sums, into: &values)
      return .wide(values)
    }
  }

  /// Returns the sums of rows, of which those in filled buckets are interpolated.
  private static func drawn(
    _ sums: WholeSums.Values, _ side: RangeData, _ filled: FilledCells
  ) -> [Double] {
    let decimals =
      switch sums {
      case .narrow(let sums): Array(rows: sums.count) { Double(sums[$0]) }
      case .wide(let sums): Array(rows: sums.count) { sums[$0].nearestDouble }
      }
    var values = numbers(decimals, of: side.cells)
    filled.draw(decimals, into: &values)
    return values
  }

  /// Returns, for each row, true if it has no number on a side; `nil` if all rows have one.
  private func nulls(_ side: RangeData) -> [Bool]? {
    let missing = side.coverage.map { coverage in rows.buckets.map { coverage.leavesOut(Int($0)) } }
    guard let missing, let isEmpty else { return missing ?? isEmpty }
    return Array(rows: missing.count) { missing[$0] || isEmpty[$0] }
  }

  private static func numbers<Number: Numeric>(
    _ numbers: [Number], of cells: [UInt32]?
  ) -> [Number] {
    // If all cells are rows, the array is shared, not copied.
    guard let cells else { return numbers }
    return numbers.withUnsafeBufferPointer { numbers in
      Array(rows: cells.count) { cells[$0] == RowSet.nowhere ? 0 : numbers[Int(cells[$0])] }
    }
  }

  private static func change(_ vector: Vector, from old: Vector) -> Vector {
    let (now, before) = (vector.decimals, old.decimals)
    let changes = Array(rows: now.count) { (now[$0] - before[$0]) / abs(before[$0]) }
    return .finite(changes, nulls: Vector.nulls([vector, old]))
  }
}

/// The failure of a step with a number that is too large.
struct StepFailure: Error {
  let step: Int
}
