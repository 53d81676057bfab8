/// A way in which a text can encode a byte.
enum ByteEncoding: CaseIterable {
  /// The byte itself.
  case plain
  /// The byte itself, or escaped as in a URL, `%2F`, or as in a JSON string, `\/` or `\u002F`.
  case escaped

  /// Returns the byte that begins at an index of a text, and the number of bytes that encode it.
  func byte(in text: [UInt8], at index: Int) -> (value: UInt8, size: Int) {
    let plain = (text[index], 1)
    guard self == .escaped else { return plain }
    switch text[index] {
    case UInt8(ascii: "%"):
      return Self.number(text, index + 1).map { ($0, 3) } ?? plain
    case UInt8(ascii: "\\") where index + 1 < text.count:
      guard text[(index + 1)...].starts(with: "u00".utf8) else { return (text[index + 1], 2) }
      return Self.number(text, index + 4).map { ($0, 6) } ?? plain
    default: return plain
    }
  }

  /// Returns the number of two hexadecimal digits; `nil` if they are not digits.
  private static func number(_ text: [UInt8], _ index: Int) -> UInt8? {
    guard index + 1 < text.count, let high = digit(text[index]), let low = digit(text[index + 1])
    else { return nil }
    return high << 4 | low
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 48...57: byte - 48
    case 65...70: byte - 55
    case 97...102: byte - 87
    default: nil
    }
  }
}
