/// Writes numbers as JavaScript does (ECMA-262, `Number::toString`), because the vendor's JSON has
/// this form.
enum ScriptNumber {
  static func append(_ value: Int64, to bytes: inout [UInt8]) {
    bytes += String(value).utf8
  }

  /// Appends the shortest text that parses to the same double; `null` if it is not finite.
  static func append(_ value: Double, to bytes: inout [UInt8]) {
    guard value.isFinite else { return bytes += "null".utf8 }
    guard value != 0 else { return bytes.append(UInt8(ascii: "0")) }
    let (digits, point) = decimal(value.magnitude)
    if value < 0 { bytes.append(UInt8(ascii: "-")) }
    bytes += text(digits, point).utf8
  }

  /// Returns the digits of a number and the exponent of ten, for the form 0.DIGITS × 10^point.
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
