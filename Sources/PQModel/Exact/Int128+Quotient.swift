extension Int128 {
  /// The double nearest to the number. (The conversion of the standard library is a hundred times
  /// slower.)
  package var nearestDouble: Double { nearestQuotient(by: 1, scale: 0) }

  /// Returns the double nearest to the number divided by `divisor` and by 10^scale. A tie goes to the
  /// even double.
  ///
  /// - Parameters:
  ///   - divisor: a number greater than zero.
  ///   - scale: a number from 0 to 38.
  package func nearestQuotient(by divisor: Int64, scale: Int) -> Double {
    let low = Int64(truncatingIfNeeded: self)
    if self == Int128(low), low.magnitude <= 1 << 53,
      let exact = ExactDecimal.divisor(divisor, scale: scale)
    {
      return Double(low) / exact
    }
    guard self != 0 else { return 0 }
    let shift = magnitude.leadingZeroBitCount
    let (tens, first) = (magnitude << UInt128(shift)).quotientAndRemainder(
      dividingBy: ExactDecimal.powers[scale].magnitude)
    let (quotient, second) = tens.quotientAndRemainder(dividingBy: UInt128(divisor))
    // After both divisions there must be more bits than a double has.
    guard quotient >= 1 << 55 else {
      return LongDecimal(ExactDecimal(self, exponent: -scale)).nearestQuotient(by: divisor)
    }
    let amount = quotient.rounded(isExact: first == 0 && second == 0, exponent: -shift)
    return self < 0 ? -amount : amount
  }
}

extension UInt128 {
  /// Returns the double nearest to the number times a power of two.
  ///
  /// - Parameter isExact: false if the exact number is slightly larger than this one.
  fileprivate func rounded(isExact: Bool, exponent: Int) -> Double {
    let shift = Swift.max(0, UInt64.bitWidth - leadingZeroBitCount)
    let top = UInt64(truncatingIfNeeded: self >> UInt128(shift))
    let isCut = !isExact || trailingZeroBitCount < shift
    let significand = Double(isCut ? top | 1 : top)
    return Double(sign: .plus, exponent: exponent + shift, significand: significand)
  }
}
