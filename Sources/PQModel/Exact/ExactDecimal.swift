/// A decimal: a whole number times a power of ten.
package struct ExactDecimal: Sendable, Equatable {
  package let number: Int128
  package let exponent: Int

  package init(_ number: Int128, exponent: Int) {
    self.number = number
    self.exponent = exponent
  }

  /// Creates the shortest decimal that is read as a double, which is finite: what a server writes for
  /// it.
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

  /// How many units of 10^-scale it is; nil if it is no whole number of them that 128 bits hold.
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

  /// The powers of ten that 128 bits hold.
  static let powers: [Int128] = (0...38).map { exponent in
    (0..<exponent).reduce(Int128(1)) { power, _ in power * 10 }
  }

  /// A number times a power of ten, if a double holds it exactly.
  static func divisor(_ number: Int64, scale: Int) -> Double? {
    guard scale < doublePowers.count, number < 1 << 53 else { return nil }
    let divisor = Double(number) * doublePowers[scale]
    return divisor < 0x1p53 ? divisor : nil
  }
}

extension Int128 {
  /// The product with other numbers; nil if it is too large.
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
