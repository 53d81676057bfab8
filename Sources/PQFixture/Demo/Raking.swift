/// Iterative proportional fitting: scales weights until the weights of each value of a dimension
/// add up to the share of the value, if the existing combinations allow it.
///
/// The dimension that is fitted last fits exactly. All operations are sums, products and quotients
/// in a fixed order, so the bits of the result are the same on every platform.
struct Raking {
  private(set) var weights: [Double]

  init(count: Int) {
    weights = [Double](repeating: 1, count: count)
  }

  /// Scales the weights so that the weights of each value add up in proportion to the share of the
  /// value.
  ///
  /// - Parameters:
  ///   - values: The value of each weight, as an index into `shares`.
  ///   - shares: The share of each value, in any unit.
  mutating func rake(by values: [Int], to shares: [Double]) {
    var sums = [Double](repeating: 0, count: shares.count)
    for (value, weight) in zip(values, weights) { sums[value] += weight }
    for (index, value) in values.enumerated() {
      weights[index] *= shares[value] / sums[value]
    }
  }

  /// Multiplies each weight by a factor that is at least 0.6 and less than 1.4. The factor is
  /// derived from the weight's random number.
  mutating func jitter(_ dice: [UInt64]) {
    for (index, dice) in dice.enumerated() {
      weights[index] *= 0.6 + Double(dice >> 40) * 0.8 / Double(1 << 24)
    }
  }
}
