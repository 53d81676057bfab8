import PQModel
import PQPlan

/// Functions that look at several rows.
extension RowComputer {
  func window(_ window: Window, _ vector: Vector, _ side: Side) throws(NumberTooLarge) -> Vector {
    switch window {
    case .rate: return rate(vector, side)
    case .delta: return try delta(vector)
    case .cumulative: return try cumulative(vector)
    case .movingAverage(let count): return movingAverage(vector, of: count)
    case .share: return share(vector)
    case .rank: return rank(vector)
    }
  }

  /// In a second; of a bucket that is not over, of the time that has passed.
  private func rate(_ vector: Vector, _ side: Side) -> Vector {
    let buckets = side.series.buckets
    let values = vector.decimals
    let rates = values.indices.map { row in
      let bucket = buckets[min(Int(rows.buckets[row]), buckets.count - 1)]
      let end = now.map { min(bucket.to, max($0, bucket.from)) } ?? bucket.to
      return values[row] / (Double((end - bucket.from).milliseconds) / 1000)
    }
    return .finite(rates, nulls: vector.nulls)
  }

  private func delta(_ vector: Vector) throws(NumberTooLarge) -> Vector {
    let isFirst = { (row: Int) in row == 0 || self.rows.groups[row] != self.rows.groups[row - 1] }
    var nulls = rows.groups.indices.map {
      isFirst($0) || vector.isNull($0) || vector.isNull($0 - 1)
    }
    switch vector.numbers {
    case .whole(let values):
      var result = [Int64](repeating: 0, count: values.count)
      for row in values.indices where !nulls[row] {
        let (value, overflow) = values[row].subtractingReportingOverflow(values[row - 1])
        guard !overflow else { throw NumberTooLarge() }
        result[row] = value
      }
      return Vector(.whole(result), nulls: nulls)
    case .decimal(let values):
      let result = values.indices.map { nulls[$0] ? 0 : values[$0] - values[$0 - 1] }
      for row in result.indices where !result[row].isFinite { nulls[row] = true }
      return Vector(.decimal(result.map { $0.isFinite ? $0 : 0 }), nulls: nulls)
    }
  }

  private func cumulative(_ vector: Vector) throws(NumberTooLarge) -> Vector {
    switch vector.numbers {
    case .whole(var values):
      var sum: Int64 = 0
      for row in values.indices {
        if row > 0, rows.groups[row] != rows.groups[row - 1] { sum = 0 }
        if !vector.isNull(row) {
          let (next, overflow) = sum.addingReportingOverflow(values[row])
          guard !overflow else { throw NumberTooLarge() }
          sum = next
        }
        values[row] = sum
      }
      return Vector(.whole(values), nulls: vector.nulls)
    case .decimal(var values):
      var sum = 0.0
      for row in values.indices {
        if row > 0, rows.groups[row] != rows.groups[row - 1] { sum = 0 }
        if !vector.isNull(row) { sum += values[row] }
        values[row] = sum
      }
      return .finite(values, nulls: vector.nulls)
    }
  }

  /// The mean of the last rows that have a number; at the start of a group there are fewer.
  private func movingAverage(_ vector: Vector, of count: Int) -> Vector {
    let hasNumber = vector.nulls.map { $0.map { $0 ? 0 : 1 } }
    let counts = hasNumber.map { movingSums($0, of: count) }
    let sums: [Double] =
      switch vector.numbers {
      case .whole(let values):
        movingSums(values.indices.map { vector.isNull($0) ? 0 : Int128(values[$0]) }, of: count)
          .map { Double($0) }
      case .decimal(let values):
        movingSums(values.indices.map { vector.isNull($0) ? 0 : values[$0] }, of: count)
      }
    var result = sums
    for (start, end) in zip(rows.groupStarts, rows.groupStarts.dropFirst()) {
      for row in start..<end {
        result[row] /= Double(counts?[row] ?? min(count, row - start + 1))
      }
    }
    return .finite(result)
  }

  /// The sums of the last rows of each group. They are added up anew from time to time, so that what
  /// rounding leaves does not stay.
  private func movingSums<Number: SignedNumeric>(_ values: [Number], of count: Int) -> [Number] {
    var result = values
    for (start, end) in zip(rows.groupStarts, rows.groupStarts.dropFirst()) {
      for row in start..<end {
        let first = max(start, row - count + 1)
        if (row - start) % count == 0 {
          result[row] = values[first...row].reduce(0, +)
        } else {
          result[row] = result[row - 1] + values[row]
          if first > start { result[row] -= values[first - 1] }
        }
      }
    }
    return result
  }

  private func share(_ vector: Vector) -> Vector {
    let values = vector.decimals
    var totals = [Double](repeating: 0, count: bucketCount)
    for row in values.indices where !vector.isNull(row) {
      totals[Int(rows.buckets[row])] += values[row]
    }
    return .finite(
      values.indices.map { values[$0] / totals[Int(rows.buckets[$0])] }, nulls: vector.nulls)
  }

  private func rank(_ vector: Vector) -> Vector {
    var ranks = [Int64](repeating: 0, count: vector.count)
    var nulls = [Bool](repeating: true, count: vector.count)
    let order = vector.ranks(isDescending: true)
    for bucket in rows.rowsByBucket(bucketCount) {
      let ranked = bucket.filter { !vector.isNull($0) && rows.groups[$0] != others }
        .sorted { order[$0] < order[$1] }
      for (place, row) in ranked.enumerated() {
        let isTied = place > 0 && order[row] == order[ranked[place - 1]]
        ranks[row] = isTied ? ranks[ranked[place - 1]] : Int64(place + 1)
        nulls[row] = false
      }
    }
    return Vector(.whole(ranks), nulls: nulls)
  }

  private var bucketCount: Int { rows.buckets.max().map { Int($0) + 1 } ?? 0 }
}
