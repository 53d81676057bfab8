import PQSyntax

/// Replaces a division by a power of ten or of 1024 with a division by a size or a duration. The numbers
/// are the same, and their unit is right.
enum UseSizeUnit {
  static let details = StyleRule.Details(
    code: .useSizeUnit, sentence: "Bytes, bits and times are divided by a size or a duration.",
    before: "http / 1e9", after: "http / 1GB")

  static func warning(about product: Product) -> Diagnostic? {
    // In 8 * http / 1e9, the size is in bits. It is offered after the other fix-it.
    guard UseBits.warning(about: product) == nil else { return nil }
    for index in product.operands.indices.dropFirst() where product.sign(before: index) == .slash {
      guard let number = product.number(index),
        let unit = product.unit(ofFirst: index)?.literal(of: number)
      else { continue }
      let operand = product.operands[index]
      let text = Diagnostic.shown(operand.text)
      return Diagnostic.style(
        .useSizeUnit, "\(text) is \(unit) without its unit", at: operand.range
      )
      .replaced(by: unit)
    }
    return nil
  }
}

extension OperandUnit {
  /// Returns the size or duration that equals a number in this unit: `1GB` for 1e9 bytes. It is `nil` if
  /// there is none.
  fileprivate func literal(of number: Double) -> String? {
    switch self {
    case .bytes, .bits:
      let unit = SizeUnit.allCases.first { unit in
        unit.isBits == (self == .bits) && unit.factor > 1 && Double(unit.factor) == number
      }
      return unit.map { "1\($0.rawValue)" }
    case .milliseconds:
      let units: [Double: TimeUnit] = [1000: .second, 60_000: .minute, 3_600_000: .hour]
      return units[number].map { "1\($0.rawValue)" }
    case .bare: return nil
    }
  }
}
