import PQModel
import PQPlan

/// Functions that use several rows of a group.
extension RowComputer {
  func window(_ window: WindowFunction, _ vector: Vector, _ side: RangeData) throws(IntegerOverflow)
    -> Vector
  {
    switch window {
    case .rate: return rate(vector, side)
    case .delta: return try delta(vector)
    case .cumulative: return try cumulative(vector)
    case .movingAverage(let count): return MovingAverage(rows: rows, length: count).vector(vector)
    case .share: return share(vector)
    case .rank: return rank(vector)
    }
  }

  /// Returns the values per second. The time is the part of the bucket that was fetched and has passed.
  /// Filled buckets count as fetched.
  private func rate(_ vector: Vector, _ side: RangeData) -> Vector {
    let buckets = side.series.buckets
    let values = vector.decimals
    let rates = Array(rows: values.count) { row in
      // The comparison range may have fewer buckets than the query range. The missing buckets have no
      // traffic.
      let bucket = buckets[min(Int(rows.buckets[row]), buckets.count - 1)]
      let end = (side.now ?? now).map { min(bucket.to, max($0, bucket.from)) } ?? bucket.to
      let missing = side.coverage?.missing(Int(rows.buckets[row])) ?? 0
      return values[row] / (Double((end - bucket.from).milliseconds - missing) / 1000)
    }
    return .finite(rates, nulls: vector.nulls)
  }

  private func delta(_ vector: Vector) throws(IntegerOverflow) -> Vector {
    let nulls = hasNoDelta(vector)
    return try vector.mapped(
      nulls: nulls, narrow: { Self.differences($0, nulls) }, wide: { Self.differences($0, nulls) },
      decimal: { values in
        Array(rows: values.count) { nulls[$0] ? 0 : values[$0] - values[$0 - 1] }
      })
  }

  @inline(__always)
  private static func differences<Number: FixedWidthInteger>(
    _ values: [Number], _ nulls: [Bool]
  ) -> [Number]? {
    Vector.exact(values.count, nulls) { row in
      row == 0 ? (0, false) : values[row].subtractingReportingOverflow(values[row - 1])
    }
  }

  /// Returns, for each row, true if it has no delta: if it is the first row of its group, or if this row
  /// or the row before it has no value.
  private func hasNoDelta(_ vector: Vector) -> [Bool] {
    Array(rows: rows.count) { row in
      isFirst(row) || vector.isNull(row) || vector.isNull(row - 1)
    }
  }

  private func isFirst(_ row: Int) -> Bool {
    row == 0 || rows.groups[row] != rows.groups[row - 1]
  }

  private func cumulative(_ vector: Vector) throws(IntegerOverflow) -> Vector {
    let nulls = vector.nulls
    return try vector.mapped(
      nulls: nulls, narrow: { exactSums($0, nulls) }, wide: { exactSums($0, nulls) },
      decimal: { runningSums($0, nulls) { $0 + $1 } })
  }

  /// Returns the running sums of each group, or `nil` if a sum is too large.
  @inline(__always)
  private func exactSums<Number: FixedWidthInteger>(
    _ values: [Number], _ nulls: [Bool]?
  ) -> [Number]? {
    var isTooLarge = false
    let sums = runningSums(values, nulls) { sum, value in
      let (next, overflows) = sum.addingReportingOverflow(value)
      if overflows { isTooLarge = true }
      return next
    }
    return isTooLarge ? nil : sums
  }

  @inline(__always)
  private func runningSums<Number: Numeric>(
    _ values: [Number], _ nulls: [Bool]?, _ add: (Number, Number) -> Number
  ) -> [Number] {
    var sum: Number = 0
    return Array(rows: values.count) { row in
      if isFirst(row) { sum = 0 }
      if nulls?[row] != true { sum = add(sum, values[row]) }
      return sum
    }
  }
}

/// The mean over the last rows of a group. Rows without a value do not count. At the start of a group,
/// the mean is over fewer rows.
struct MovingAverage {
  let rows: RowSet
  /// The number of rows in each mean, including the current row.
  let length: Int

  func vector(_ vector: Vector) -> Vector {
    let starts = rows.groupStarts
    let sums = self.sums(of: vector, starts)
    let counts = vector.nulls.map { nulls in
      self.sums(Array(rows: nulls.count) { nulls[$0] ? 0 : 1 }, starts)
    }
    var means = sums
    for (start, end) in zip(starts, starts.dropFirst()) {
      for row in start..<end { means[row] /= Double(counts?[row] ?? min(length, row - start + 1)) }
    }
    return .finite(means)
  }

  private func sums(of vector: Vector, _ starts: [Int]) -> [Double] {
    let nulls = vector.nulls
    switch vector.numbers {
    case .whole(let values) where fits(values):
      let numbers = Array(rows: values.count) { nulls?[$0] == true ? 0 : values[$0] }
      return sums(numbers, starts).map { Double($0) }
    case .whole(let values):
      let numbers = Array(rows: values.count) { nulls?[$0] == true ? 0 : Int128(values[$0]) }
      return sums(numbers, starts).map(\.decimal)
    case .wide(let values) where fits(values):
      let numbers = Array(rows: values.count) { nulls?[$0] == true ? 0 : values[$0] }
      return sums(numbers, starts).map(\.nearestDouble)
    case .wide, .decimal:
      let values = vector.decimals
      return sums(Array(rows: values.count) { nulls?[$0] == true ? 0 : values[$0] }, starts)
    }
  }

  /// Returns true if no sum can overflow.
  private func fits<Number: FixedWidthInteger>(_ values: [Number]) -> Bool {
    let largest = values.reduce(0) { max($0, $1.magnitude) }
    let (sum, overflows) = largest.multipliedReportingOverflow(by: Number.Magnitude(length))
    return !overflows && sum <= Number.max.magnitude
  }

  /// Returns, for each row, the sum over the last `length` rows of its group.
  ///
  /// Each group is split into blocks of `length` rows. The last `length` rows are the end of one block
  /// and the start of the next block. Nothing is subtracted, so rounding errors do not remain in later
  /// sums.
  private func sums<Number: Numeric>(_ values: [Number], _ starts: [Int]) -> [Number] {
    var sums = values
    var ends = values
    for (start, end) in zip(starts, starts.dropFirst()) {
      for row in start..<end where (row - start) % length != 0 { sums[row] += sums[row - 1] }
      for row in (start..<end).dropLast().reversed() where (row - start + 1) % length != 0 {
        ends[row] += ends[row + 1]
      }
      for row in (start..<end).reversed() where row - start >= length {
        if (row - start + 1) % length != 0 { sums[row] += ends[row - length + 1] }
      }
    }
    return sums
  }
}
