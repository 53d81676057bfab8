import PQModel

/// Sums of doubles, one for each bucket, that do not depend on the order of the rows.
///
/// The numbers of a bucket are counted in whole steps. The length of a step depends only on the largest
/// number of the bucket, and is about 2^100 times smaller.
struct ExactTotals {
  let totals: [Double]

  /// - Parameter buckets: The bucket of each row.
  init(_ buckets: [UInt32], _ bucketCount: Int, _ values: [Double], _ nulls: [Bool]?) {
    var largest = [Double](repeating: 0, count: bucketCount)
    for row in values.indices where nulls?[row] != true {
      let bucket = Int(buckets[row])
      largest[bucket] = max(largest[bucket], abs(values[row]))
    }
    let scales = largest.map { Scale(upTo: $0) }
    var steps = [Int128](repeating: 0, count: bucketCount)
    for row in values.indices where nulls?[row] != true {
      let bucket = Int(buckets[row])
      steps[bucket] += scales[bucket].steps(values[row])
    }
    totals = steps.indices.map { scales[$0].number(steps[$0]) }
  }
}

/// The scale by which numbers up to an amount are counted in steps.
private struct Scale {
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
