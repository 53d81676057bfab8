import PQModel

/// Functions over all groups of a bucket.
extension RowComputer {
  /// Returns the fraction that each row has of the sum of its bucket.
  func share(_ vector: Vector) -> Vector {
    let totals =
      switch vector.numbers {
      // Doubles could not hold large sums exactly.
      case .whole(let values):
        totals(values.count, vector.nulls) { Int128(values[$0]) }.map(\.decimal)
      case .wide, .decimal:
        ExactTotals(rows.buckets, bucketCount, vector.decimals, vector.nulls).totals
      }
    let values = vector.decimals
    let shares = Array(rows: values.count) { values[$0] / totals[Int(rows.buckets[$0])] }
    return .finite(shares, nulls: vector.nulls)
  }

  @inline(__always)
  private func totals<Number: Numeric>(
    _ count: Int, _ nulls: [Bool]?, _ value: (Int) -> Number
  ) -> [Number] {
    var totals = [Number](repeating: 0, count: bucketCount)
    for row in 0..<count where nulls?[row] != true {
      totals[Int(rows.buckets[row])] += value(row)
    }
    return totals
  }

  /// Returns the rank of each row in its bucket, 1 for the largest number. Equal numbers share a rank.
  /// Rows without a number and the joined group of TOP have no rank.
  func rank(_ vector: Vector) -> Vector {
    let ranked = (0..<UInt32(rows.count)).filter { row in
      !vector.isNull(Int(row)) && rows.groups[Int(row)] != others
    }
    let values = vector.ranks(isDescending: true)
    let keys: [RowOrder.Key] = [.small(rows.buckets), .each(values)]
    let order = RowOrder(keys: keys).sorted(ranked).map { Int($0) }
    var ranks = [Int64](repeating: 0, count: rows.count)
    var nulls = [Bool](repeating: true, count: rows.count)
    var first = 0
    for (place, row) in order.enumerated() {
      if rows.buckets[row] != rows.buckets[order[first]] { first = place }
      let isTied = place > first && values[row] == values[order[place - 1]]
      ranks[row] = isTied ? ranks[order[place - 1]] : Int64(place - first + 1)
      nulls[row] = false
    }
    return Vector(.whole(ranks), nulls: nulls)
  }

  private var bucketCount: Int { rows.buckets.max().map { Int($0) + 1 } ?? 0 }
}
