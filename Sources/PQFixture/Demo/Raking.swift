/// Fits weights to margins: afterwards the weights of each value of a dimension add up to the
/// value's share, as far as the combinations that exist allow.
///
/// This is iterative proportional fitting. The dimension raked last fits exactly. Sums, products
/// and quotients in one order are the same bits on every platform.
struct Raking {
  private(set) var weights: [Double]

  init(count: Int) {
    weights = [Double](repeating: 1, count: count)
  }

  /// Scales the weights so that those with one value add up in proportion to its share.
  ///
  /// - Parameters:
  ///   - values: the value of each weight, as an index into the shares.
  ///   - shares: the share of each value, in any unit.
  mutating func rake(by values: [Int], to shares: [Double]) {
    var sums = [Double](repeating: 0, count: shares.count)
    for (value, weight) in zip(values, weights) { sums[value] += weight }
    for (index, value) in values.enumerated() {
      weights[index] *= shares[value] / sums[value]
    }
  }

  /// Multiplies each weight by a factor between 0.6 and 1.4.
  mutating func jitter(_ dice: [UInt64]) {
    for (index, dice) in dice.enumerated() {
      weights[index] *= 0.6 + Double(dice >> 40) * 0.8 / Double(1 << 24)
    }
  }
}
