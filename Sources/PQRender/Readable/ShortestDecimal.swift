extension [UInt8] {
  /// Appends the shortest text that parses as the same double, in the notation of ECMAScript and
  /// therefore of the export API: `12`, `0.1`, `100000000000000000000`. An exponent is used only from
  /// `1e+21` on and below `0.000001`.
  mutating func append(shortest value: Double) {
    if value.magnitude < .wholeLimit, value.isWhole {
      return append(integer: Int64(value))
    }
    if value < 0 { append(UInt8(ascii: "-")) }
    let text = value.magnitude.description.utf8
    guard let mark = text.firstIndex(of: UInt8(ascii: "e")) else {
      return append(
        contentsOf: text.suffix(2).elementsEqual(".0".utf8) ? text.dropLast(2) : text[...])
    }
    let exponent = Int(String(Substring(text[text.index(after: mark)...]))) ?? 0
    append(significand: text[..<mark], exponent: exponent)
  }

  private mutating func append(significand: Substring.UTF8View, exponent: Int) {
    let digits = significand.filter { $0 != UInt8(ascii: ".") }
    switch exponent {
    case 0..<21:
      append(contentsOf: digits)
      append(contentsOf: repeatElement(UInt8(ascii: "0"), count: exponent + 1 - digits.count))
    case -6..<0:
      append(contentsOf: "0.".utf8)
      append(contentsOf: repeatElement(UInt8(ascii: "0"), count: -exponent - 1))
      append(contentsOf: digits)
    default:
      append(contentsOf: significand)
      append(contentsOf: exponent < 0 ? "e-".utf8 : "e+".utf8)
      append(digits: UInt64(exponent.magnitude))
    }
  }
}
