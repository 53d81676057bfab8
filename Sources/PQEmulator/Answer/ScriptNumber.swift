/// Numbers as JavaScript writes them (ECMA-262, `Number::toString`), and with it the vendor's JSON.
enum ScriptNumber {
  static func append(_ value: Int64, to bytes: inout [UInt8]) {
    bytes += String(value).utf8
  }

  /// The shortest text that reads back as the same double.
  static func append(_ value: Double, to bytes: inout [UInt8]) {
    guard value.isFinite else { return bytes += "null".utf8 }
    guard value != 0 else { return bytes.append(UInt8(ascii: "0")) }
    let (digits, point) = decimal(value.magnitude)
    if value < 0 { bytes.append(UInt8(ascii: "-")) }
    bytes += text(digits, point).utf8
  }

  /// The digits of the number 0.DIGITS times ten to the power of the point.
  private static func decimal(_ value: Double) -> (digits: String, point: Int) {
    let parts = value.description.split(separator: "e")
    let exponent = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
    let halves = parts[0].split(separator: ".")
    let all = halves.joined()
    let significant = all.drop { $0 == "0" }
    let point = halves[0].count + exponent - (all.count - significant.count)
    let zeros = significant.reversed().prefix { $0 == "0" }.count
    return (String(significant.dropLast(zeros)), point)
  }

  private static func text(_ digits: String, _ point: Int) -> String {
    switch point {
    case digits.count...21 where point >= digits.count:
      return digits + String(repeating: "0", count: point - digits.count)
    case 1...21: return "\(digits.prefix(point)).\(digits.dropFirst(point))"
    case -5...0: return "0." + String(repeating: "0", count: -point) + digits
    default:
      let rest = digits.count > 1 ? ".\(digits.dropFirst())" : ""
      return "\(digits.prefix(1))\(rest)e\(point > 0 ? "+" : "")\(point - 1)"
    }
  }
}
