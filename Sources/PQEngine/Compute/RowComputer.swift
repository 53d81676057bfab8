import PQModel
import PQPlan

/// Computes the values of the rows of a result. Each step of a computation gives one value or NULL for
/// each row.
struct RowComputer {
  /// The data of the query range or of the comparison range.
  struct RangeData {
    let series: Series
    var grains: [OrderedSeries]
    /// The cell of each row in the series, or `RowSet.notFound` for a row without a cell. The array
    /// is `nil` if each row i has cell i and there are as many cells as rows. A cell is one pair of
    /// a group and a bucket.
    let cells: [UInt32]?
    /// The coverage of the buckets, or `nil` if nothing is missing. Filled buckets count as fetched.
    var coverage: Coverage?
    /// The source cells of the rows in filled buckets, or `nil` if no bucket is filled. FILL
    /// computes a row from its source cells: the cells of the same group in the nearest fetched
    /// buckets.
    var filled: FilledCells?
    /// The last bucket counts only up to this time; `nil` if the whole bucket counts. In the query
    /// range, it is the current time. In the comparison range, it is the same point of the last
    /// bucket, rounded to an interval of the backend.
    var now: Instant?
  }

  let rows: RowSet
  var current: RangeData
  var before: RangeData?
  /// The current time, or `nil` if the whole query range counts. Reducers and window functions use
  /// it if `RangeData.now` is `nil`.
  var now: Instant?
  /// The group that combines all groups outside of TOP, or `nil` if there is none. The function
  /// `rank` returns NULL for it.
  var others: UInt32?
  /// True if buckets without rows count as zero.
  var countsEmptyBuckets = false
  /// For each row, true if the row has no traffic and every metric of the row is NULL. The array is
  /// `nil` if there is no such row.
  var isEmpty: [Bool]?

  /// Returns the values of every step.
  ///
  /// - Throws: `StepFailure` if a whole number exceeds 2^127-1.
  func vectors(of computation: Computation) throws(StepFailure) -> [Vector] {
    var vectors: [Vector] = []
    for (number, step) in computation.steps.enumerated() {
      do throws(IntegerOverflow) {
        vectors.append(try vector(of: step, vectors))
      } catch {
        throw StepFailure(step: number)
      }
    }
    return vectors
  }

  /// Returns the values of a step. `known` has the values of all earlier steps.
  private func vector(of step: Step, _ known: [Vector]) throws(IntegerOverflow) -> Vector {
    switch step {
    case .metric(let metric, let side): return self.metric(metric, self.rangeData(side))
    case .whole(let number): return .constant(number, count: rows.count)
    case .decimal(let number): return Vector(.decimal(Array(repeating: number, count: rows.count)))
    case .negated(let part): return try known[part].negated()
    case .arithmetic(let sign, let left, let right):
      return try .combined(known[left], sign, known[right])
    case .function(let function, let parts):
      return try .applied(function, parts.map { known[$0] })
    case .window(let window, let part, let side):
      return try self.window(window, known[part], self.rangeData(side))
    case .choice(let condition, let yes, let no):
      return .chosen(Truth.values(of: condition) { known[$0] }, known[yes], known[no])
    case .reduced(let reducer, let inner, let step, let grain, let side):
      let reduction = Reduction(
        reducer, inner, step: step, countsEmptyBuckets: countsEmptyBuckets)
      let data = self.rangeData(side)
      return nullIfEmpty(try reduction.vector(for: rows, data, grain: grain, data.now ?? now))
    case .change(let number, let old): return Self.change(known[number], from: known[old])
    }
  }

  /// Returns the data of the query range or of the comparison range. If there is no comparison
  /// range, returns the data of the query range.
  func rangeData(_ side: Step.Side) -> RangeData { side == .before ? before ?? current : current }

  /// Returns the value of a metric for each row. A row without a cell has no traffic in that range, so
  /// its value is 0. The value is NULL if the bucket was neither fetched nor filled.
  private func metric(_ metric: Metric, _ side: RangeData) -> Vector {
    guard let place = side.series.metrics.firstIndex(of: metric) else {
      return .constant(0, count: rows.count)
    }
    let nulls = nulls(side)
    guard metric.isWhole else {
      let averages = side.series.averages(place, side.coverage)
      var values = Self.numbers(averages, of: side.cells)
      side.filled?.interpolate(averages, into: &values)
      return .finite(values, nulls: nulls)
    }
    let sums = side.series.sums(place)
    if let filled = side.filled, !filled.areCopies {
      return .finite(Self.interpolated(sums, side, filled), nulls: nulls)
    }
    return Vector(Self.exact(sums, side), nulls: nulls)
  }

  /// Returns the sum of each row. A row in a filled bucket gets a copy of the sum of its source cell.
  private static func exact(_ sums: IntegerSums.Values, _ side: RangeData) -> Vector.Numbers {
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

  /// Returns the sum of each row. In filled buckets, the sums are interpolated.
  private static func interpolated(
    _ sums: IntegerSums.Values, _ side: RangeData, _ filled: FilledCells
  ) -> [Double] {
    let decimals =
      switch sums {
      case .narrow(let sums): Array(rows: sums.count) { Double(sums[$0]) }
      case .wide(let sums): Array(rows: sums.count) { sums[$0].nearestDouble }
      }
    var values = numbers(decimals, of: side.cells)
    filled.interpolate(decimals, into: &values)
    return values
  }

  /// Returns, for each row, true if the row has no value in a range; `nil` if all rows have a value.
  private func nulls(_ side: RangeData) -> [Bool]? {
    let missing = side.coverage.map { coverage in rows.buckets.map { coverage.lacksNumber(Int($0)) }
    }
    guard let missing, let isEmpty else { return missing ?? isEmpty }
    return Array(rows: missing.count) { missing[$0] || isEmpty[$0] }
  }

  /// Returns a vector whose value is NULL in the rows that FILL NULL adds.
  private func nullIfEmpty(_ vector: Vector) -> Vector {
    guard let isEmpty else { return vector }
    return Vector(
      vector.numbers, nulls: Array(rows: rows.count) { isEmpty[$0] || vector.isNull($0) })
  }

  private static func numbers<Number: Numeric>(
    _ numbers: [Number], of cells: [UInt32]?
  ) -> [Number] {
    // If row i has cell i, the array is shared and not copied.
    guard let cells else { return numbers }
    return numbers.withUnsafeBufferPointer { numbers in
      Array(rows: cells.count) { cells[$0] == RowSet.notFound ? 0 : numbers[Int(cells[$0])] }
    }
  }

  private static func change(_ vector: Vector, from old: Vector) -> Vector {
    let (now, before) = (vector.decimals, old.decimals)
    let changes = Array(rows: now.count) { (now[$0] - before[$0]) / abs(before[$0]) }
    return .finite(changes, nulls: Vector.nulls([vector, old]))
  }
}

/// The failure of a step whose result is too large. `step` is the number of the step.
struct StepFailure: Error {
  let step: Int
}
