/// Makes bytes of any origin safe for a terminal: bytes that are not UTF-8, and invisible
/// characters, become hexadecimal.
enum TraceText {
  static func of(_ bytes: [UInt8]) -> String {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      return String(
        decoding: bytes.flatMap { $0 < 0x80 ? told($0) : hexadecimal($0) }, as: UTF8.self)
    }
    return String(decoding: text.unicodeScalars.flatMap(told), as: UTF8.self)
  }

  private static func told(_ byte: UInt8) -> [UInt8] { told(Unicode.Scalar(byte)) }

  private static func told(_ scalar: Unicode.Scalar) -> [UInt8] {
    let bytes = Array(String(scalar).utf8)
    return isVisible(scalar) ? bytes : bytes.flatMap(hexadecimal)
  }

  private static func isVisible(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII {
      return scalar.value >= 0x20 && scalar.value < 0x7F || "\t\n".unicodeScalars.contains(scalar)
    }
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate: return false
    default: return true
    }
  }

  private static func hexadecimal(_ byte: UInt8) -> [UInt8] {
    let digits = String(byte, radix: 16, uppercase: true)
    return Array("\\x\(digits.utf8.count < 2 ? "0" : "")\(digits)".utf8)
  }
}
