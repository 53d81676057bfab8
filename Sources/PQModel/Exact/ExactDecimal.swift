/// A decimal number: a whole number times a power of ten.
package struct ExactDecimal: Sendable, Equatable {
  package let number: Int128
  package let exponent: Int

  package init(_ number: Int128, exponent: Int) {
    self.number = number
    self.exponent = exponent
  }

  /// Creates the shortest decimal that is parsed as a finite double. It is the text that a server
  /// writes for this double.
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

  /// Returns the number in units of 10^-scale; `nil` if it is not a whole number of units or does not
  /// fit into 128 bits.
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
