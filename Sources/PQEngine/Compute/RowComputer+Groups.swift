import PQModel

/// Functions over all groups of a bucket.
extension RowComputer {
  /// Returns the value of each row, divided by the sum over all groups of the row's bucket.
  func share(_ vector: Vector) -> Vector {
    let totals =
      switch vector.numbers {
      // Doubles could not hold large sums exactly.
      case .whole(let values):
        totals(values.count, vector.nulls) { Int128(values[$0]) }.map(\.decimal)
      case .wide, .decimal:
        OrderIndependentTotals(rows.buckets, bucketCount, vector.decimals, vector.nulls).totals
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

  /// Returns the rank of each row in its bucket, 1 for the largest value. Equal values have the same
  /// rank. Rows without a value have no rank, and the joined group of TOP has no rank.
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

/// Sums of doubles, one for each bucket. The sums do not depend on the order of the rows.
///
/// The values of a bucket are counted in whole steps. The size of a step depends only on the largest
/// absolute value of the bucket, and is about 2^100 times smaller.
private struct OrderIndependentTotals {
  let totals: [Double]

  /// - Parameter buckets: The bucket of each row.
  init(_ buckets: [UInt32], _ bucketCount: Int, _ values: [Double], _ nulls: [Bool]?) {
    var largest = [Double](repeating: 0, count: bucketCount)
    for row in values.indices where nulls?[row] != true {
      let bucket = Int(buckets[row])
      largest[bucket] = max(largest[bucket], abs(values[row]))
    }
    let scales = largest.map { StepScale(upTo: $0) }
    var steps = [Int128](repeating: 0, count: bucketCount)
    for row in values.indices where nulls?[row] != true {
      let bucket = Int(buckets[row])
      steps[bucket] += scales[bucket].steps(values[row])
    }
    totals = steps.indices.map { scales[$0].number(steps[$0]) }
  }
}

/// The conversion between numbers and steps.
private struct StepScale {
  private static let half = 50
  private let up: Double
  private let down: Double

  /// - Parameter largest: The largest absolute value of the numbers.
  init(upTo largest: Double) {
    let exponent = largest == 0 ? 0 : max(Int(largest.exponent), -900)
    up = Double(sign: .plus, exponent: Self.half - exponent, significand: 1)
    down = Double(sign: .plus, exponent: exponent - Self.half, significand: 1)
  }

  func steps(_ number: Double) -> Int128 {
    let scaled = number * up
    let whole = scaled.rounded(.down)
    let rest = ((scaled - whole) * Double(1 << Self.half)).rounded(.down)
    return Int128(Int64(whole)) << Int128(Self.half) + Int128(Int64(rest))
  }

  func number(_ steps: Int128) -> Double {
    steps.nearestDouble / Double(1 << Self.half) * down
  }
}
