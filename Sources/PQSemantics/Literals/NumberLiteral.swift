import PQSyntax

/// The values of numbers such as `1_000`, `1.5` or `2e9`, and of sizes such as `10MB`.
enum NumberLiteral {
  /// Returns the number; `nil` if the text has a fraction or an exponent, or is too large.
  static func whole(_ text: String) -> Int64? { Int64(text.filter { $0 != "_" }) }

  /// Returns the number, as a whole number if possible and else as a decimal; `nil` if it is too
  /// large.
  static func expression(_ text: String) -> Expression? {
    if let whole = whole(text) { return .whole(whole) }
    guard let number = Double(padded(text.filter { $0 != "_" })), number.isFinite else {
      return nil
    }
    return .decimal(number)
  }

  /// Returns the size in bytes; `nil` if it is too large.
  static func bytes(_ text: String) -> Expression? {
    let digits = text.prefix { !$0.isLetter }
    let spelling = text[digits.endIndex...].lowercased()
    guard let unit = SizeUnit.allCases.first(where: { $0.rawValue.lowercased() == spelling }) else {
      return nil
    }
    switch expression(String(digits)) {
    case .whole(let count)?:
      let (bytes, overflows) = count.multipliedReportingOverflow(by: unit.bytes)
      return overflows ? nil : .whole(bytes)
    case .decimal(let count)?: return bytes(count * Double(unit.bytes))
    default: return nil
    }
  }

  /// Returns a number of bytes. If it differs from a whole number only by the error of one
  /// multiplication, it is that number: 2.3kB is 2300 bytes, although 2.3 times 1000 is less.
  private static func bytes(_ count: Double) -> Expression? {
    let whole = count.rounded()
    if abs(count - whole) <= count.ulp, let bytes = Int64(exactly: whole) { return .whole(bytes) }
    return count.isFinite ? .decimal(count) : nil
  }

  /// Returns a number with a zero before a leading point, because Swift does not parse it otherwise.
  private static func padded(_ text: String) -> String { text.hasPrefix(".") ? "0" + text : text }
}
