/// Recovers sums from averages over buckets. A sum is an average times the minutes of its bucket,
/// as a decimal.
///
/// A double holds a rounded average: 739 session minutes in an hour are 12.316666666666666. The sum
/// is a decimal of at most 15 digits: divided by the minutes, it gives this double after rounding.
/// There is at most one such decimal. Two decimals of 15 digits differ by more than a part in
/// 10^15, and all numbers that round to one double differ by less. If there is none, the sum is the
/// shortest decimal of the average times the minutes.
package struct AverageDecoder {
  /// The sum that was recovered from an average.
  package struct Result {
    package let decimal: ExactDecimal
    /// True if no decimal of at most 15 digits fits, so that a server may have rounded the average.
    package let isRounded: Bool
  }

  /// The smallest amount that has more than 15 digits.
  static let limit = 1e15
  /// A number that rounds another number. The other number becomes whole when this one is added and
  /// subtracted again.
  private static let rounder = 0x1.8p52

  private let minutes: Int64
  /// The minutes times 1, 10, 100 and so on, as long as a double holds the product exactly.
  private let divisors: [Double]

  /// - Parameter minutes: the length of the buckets, at least one minute.
  package init(minutes: Int64) {
    self.minutes = minutes
    divisors = ExactDecimal.doublePowers.map { Double(minutes) * $0 }.filter { $0 < 0x1p53 }
  }

  /// Returns true if `units` of 10^-scale can be divided by the minutes and then recovered from the
  /// quotient.
  package func canRead(_ units: Int64, scale: Int) -> Bool {
    scale < divisors.count && Double(units.magnitude) < Self.limit
  }

  /// Recovers the sum of one average.
  package func read(_ average: Double) -> Result {
    var scale = divisors.count - 1
    while scale > 0, abs(average * divisors[scale]) >= Self.limit { scale -= 1 }
    guard scale >= 0 else { return rounded(average) }
    var (units, isExact) = Self.units(of: average, divisors[scale])
    guard isExact else { return rounded(average) }
    while scale > 0, units % 10 == 0 { (units, scale) = (units / 10, scale - 1) }
    return Result(decimal: ExactDecimal(Int128(units), exponent: -scale), isRounded: false)
  }

  private func rounded(_ average: Double) -> Result {
    let shortest = ExactDecimal(shortest: average)
    return Result(
      decimal: ExactDecimal(shortest.number * Int128(minutes), exponent: shortest.exponent),
      isRounded: true)
  }
}

extension AverageDecoder {
  /// A vector of averages that the processor handles at once.
  private typealias Lanes = SIMD4<Double>

  /// Recovers the sums of many averages, in units of 10^-scale.
  ///
  /// - Returns: the first average that is not a whole number of units, or that has too many units;
  ///   `nil` if there is none.
  func read(
    _ averages: UnsafeBufferPointer<Double>, scale: Int, into units: UnsafeMutablePointer<Int64>
  ) -> Double? {
    guard scale < divisors.count, let start = averages.baseAddress else { return averages.first }
    let divisor = divisors[scale]
    let count = averages.count / Lanes.scalarCount * Lanes.scalarCount
    guard Self.read(UnsafeRawPointer(start), count, divisor, into: UnsafeMutableRawPointer(units))
    else { return averages.first { !Self.units(of: $0, divisor).isExact } }
    for row in count..<averages.count {
      let (number, isExact) = Self.units(of: averages[row], divisor)
      guard isExact else { return averages[row] }
      units[row] = number
    }
    return nil
  }

  /// - Returns: true if all averages are whole numbers of units below the limit.
  private static func read(
    _ averages: UnsafeRawPointer, _ count: Int, _ divisor: Double,
    into units: UnsafeMutableRawPointer
  ) -> Bool {
    var areExact = SIMDMask<SIMD4<Int64>>(repeating: true)
    for start in stride(from: 0, to: count, by: Lanes.scalarCount) {
      let offset = start &* MemoryLayout<Double>.stride
      let average = averages.loadUnaligned(fromByteOffset: offset, as: Lanes.self)
      let shifted = average * divisor + rounder
      let number = shifted - rounder
      let zero = SIMD4(repeating: Int64(bitPattern: rounder.bitPattern))
      let found = unsafeBitCast(shifted, to: SIMD4<Int64>.self) &- zero
      units.storeBytes(of: found, toByteOffset: offset, as: SIMD4<Int64>.self)
      areExact .&= number / divisor .== average
      areExact .&= number .< limit .& number .> -limit
    }
    return all(areExact)
  }

  /// Returns an average in units, and true if the quotient of the units is rounded to the average.
  private static func units(of average: Double, _ divisor: Double) -> (units: Int64, isExact: Bool)
  {
    let shifted = average * divisor + rounder
    let number = shifted - rounder
    let units = Int64(bitPattern: shifted.bitPattern) &- Int64(bitPattern: rounder.bitPattern)
    return (units, number / divisor == average && abs(number) < limit)
  }
}
