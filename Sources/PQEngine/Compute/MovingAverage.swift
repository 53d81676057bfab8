import PQModel

/// The mean over the last rows of a group. Rows without a number do not count, and the first rows of a
/// group have fewer rows before them.
struct MovingAverage {
  let rows: RowSet
  /// The number of rows of a mean, including the row itself.
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

  /// Returns the sum over the last rows, for each row.
  ///
  /// Each group is split into blocks of `length` rows, so that the last rows are the end of one block
  /// and the start of the next. Nothing is subtracted, so no rounding error remains in later sums.
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
