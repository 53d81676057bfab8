import PQModel
import PQPlan

/// Computes the numbers of rows, step by step.
struct RowComputer {
  /// One of the ranges that numbers are of.
  struct Side {
    let series: Series
    var grains: [OrderedSeries]
    /// The cell of each row in the series; nowhere if it has none. Nil if all cells are the rows.
    let cells: [UInt32]?
    /// How much of each bucket was fetched; nil if all was. Filled ones count as fetched.
    var coverage: Coverage?
    /// What the rows of filled buckets are made from; nil if no bucket is filled.
    var filled: FilledCells?
    /// When the last bucket is looked at, if it is not over then.
    var now: Instant?
  }

  let rows: RowSet
  var current: Side
  var before: Side?
  /// Now, where the last bucket is not over.
  var now: Instant?
  /// The group that all others were put together into, which has no rank.
  var others: UInt32?
  /// Whether buckets without rows count as zero.
  var countsEmptyBuckets = false
  /// Which rows have no traffic and are shown with NULL for every metric; nil if none is.
  var isEmpty: [Bool]?

  /// The numbers of every step.
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

  func side(_ side: Step.Side) -> Side { side == .before ? before ?? current : current }

  /// The sums of a metric. A row without a cell has no traffic on that side; one whose bucket was
  /// neither fetched nor filled has no number.
  private func metric(_ metric: Metric, _ side: Side) -> Vector {
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

  /// The sums of rows that are sums of cells, or copies of such rows.
  private static func exact(_ sums: WholeSums.Values, _ side: Side) -> Vector.Numbers {
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

  /// The sums of rows, some of which lie on a line between cells.
  private static func drawn(
    _ sums: WholeSums.Values, _ side: Side, _ filled: FilledCells
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

  /// Which rows have no number on a side; nil if all have one.
  private func nulls(_ side: Side) -> [Bool]? {
    let missing = side.coverage.map { coverage in rows.buckets.map { coverage.leavesOut(Int($0)) } }
    guard let missing, let isEmpty else { return missing ?? isEmpty }
    return Array(rows: missing.count) { missing[$0] || isEmpty[$0] }
  }

  private static func numbers<Number: Numeric>(
    _ numbers: [Number], of cells: [UInt32]?
  ) -> [Number] {
    // If all cells are rows, the numbers are shared.
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

/// A step whose number is too large.
struct StepFailure: Error {
  let step: Int
}
