/// A decimal number: a whole number times a power of ten.
package struct ExactDecimal: Sendable, Equatable {
  package let number: Int128
  package let exponent: Int

  package init(_ number: Int128, exponent: Int) {
    self.number = number
    self.exponent = exponent
  }

  /// Creates the shortest decimal that is parsed as this finite double. A server writes this
  /// decimal for the double.
  init(shortest value: Double) {
    var number: Int128 = 0
    var fraction = 0
    var isFraction = false
    let parts = value.magnitude.description.utf8.split(separator: UInt8(ascii: "e"))
    for byte in parts[0] {
      guard byte != UInt8(ascii: ".") else {
        isFraction = true
        continue
      }
      number = number * 10 + Int128(byte - UInt8(ascii: "0"))
      if isFraction { fraction += 1 }
    }
    let power = parts.count > 1 ? Int(Substring(parts[1])) ?? 0 : 0
    self.init(value < 0 ? -number : number, exponent: power - fraction)
  }

  /// Returns the number in units of 10^-scale. It is `nil` if it is not a whole number of units or
  /// does not fit into 128 bits.
  func units(scale: Int) -> Int128? {
    let zeros = exponent + scale
    guard number != 0 else { return 0 }
    guard Self.powers.indices.contains(zeros) else { return nil }
    let (units, overflows) = number.multipliedReportingOverflow(by: Self.powers[zeros])
    return overflows ? nil : units
  }
}

extension ExactDecimal {
  /// The powers of ten that a double holds exactly.
  static let doublePowers: [Double] = (0...22).map { exponent in
    (0..<exponent).reduce(1.0) { power, _ in power * 10 }
  }

  /// The powers of ten that fit into 128 bits.
  static let powers: [Int128] = (0...38).map { exponent in
    (0..<exponent).reduce(Int128(1)) { power, _ in power * 10 }
  }

  /// Returns a number times a power of ten; `nil` if a double does not hold the product exactly.
  static func divisor(_ number: Int64, scale: Int) -> Double? {
    guard scale < doublePowers.count, number < 1 << 53 else { return nil }
    let divisor = Double(number) * doublePowers[scale]
    return divisor < 0x1p53 ? divisor : nil
  }
}

extension Int128 {
  /// Returns the product with other numbers; `nil` if it does not fit into 128 bits.
  func product(_ others: Int128...) -> Int128? {
    var product = self
    for other in others {
      let (next, overflows) = product.multipliedReportingOverflow(by: other)
      guard !overflows else { return nil }
      product = next
    }
    return product
  }
}

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
