import Foundation

/// The escapes for texts that a section cannot contain as they are.
///
/// `\xHH` is the byte with that hexadecimal number, `\\` is a backslash, and a backslash at the end of
/// a line removes the line feed after it, as in Swift's literals of several lines.
enum SectionEscapes {
  private static let lineFeed = UInt8(ascii: "\n")
  private static let backslash = UInt8(ascii: "\\")

  /// Returns true if a section can contain a text as it is: UTF-8 without control characters, in whole
  /// lines, none of which begins with the marker of sections.
  static func isPlain(_ text: Data) -> Bool {
    guard text.isEmpty || text.last == lineFeed else { return false }
    guard String(data: text, encoding: .utf8) != nil else { return false }
    let isMarked = text.starts(with: Data("===".utf8)) || text.range(of: Data("\n===".utf8)) != nil
    return !isMarked && !text.contains(where: isControl)
  }

  /// Returns a text with escapes, as whole lines.
  static func encoded(_ text: Data) -> Data {
    let isUTF8 = String(data: text, encoding: .utf8) != nil
    var encoded = Data()
    for byte in text {
      let isFirst = encoded.isEmpty || encoded.last == lineFeed
      if byte == backslash {
        encoded += [backslash, backslash]
      } else if isControl(byte) || (byte >= 0x80 && !isUTF8)
        || (isFirst && byte == UInt8(ascii: "="))
      {
        encoded += Data("\\x".utf8) + digits(byte)
      } else {
        encoded.append(byte)
      }
    }
    if text.last != lineFeed { encoded += [backslash, lineFeed] }
    return encoded
  }

  /// Returns the text of lines with escapes.
  ///
  /// - Throws: `MalformedSections.badEscape` if a backslash does not start an escape.
  static func decoded(_ lines: Data) throws(MalformedSections) -> Data {
    var decoded = Data()
    for line in lines.split(separator: lineFeed, omittingEmptySubsequences: false).dropLast() {
      var rest = line[...]
      var ends = true
      while let byte = rest.popFirst() {
        if byte != backslash {
          decoded.append(byte)
        } else if rest.isEmpty {
          ends = false
        } else if let escape = popEscape(&rest) {
          decoded.append(escape)
        } else {
          throw .badEscape(String(decoding: line, as: UTF8.self))
        }
      }
      if ends { decoded.append(lineFeed) }
    }
    return decoded
  }

  /// Removes the characters after a backslash and returns the byte of the escape, or `nil` if they are
  /// not an escape.
  private static func popEscape(_ rest: inout Data) -> UInt8? {
    switch rest.popFirst() {
    case backslash: return backslash
    case UInt8(ascii: "x"):
      let digits = String(decoding: rest.prefix(2), as: UTF8.self)
      rest = rest.dropFirst(2)
      guard digits.count == 2, digits.allSatisfy(\.isHexDigit) else { return nil }
      return UInt8(digits, radix: 16)
    default: return nil
    }
  }

  /// Returns true if a byte is a control character other than the line feed.
  private static func isControl(_ byte: UInt8) -> Bool {
    (byte < 0x20 && byte != lineFeed) || byte == 0x7F
  }

  private static func digits(_ byte: UInt8) -> Data {
    Data(((byte < 0x10 ? "0" : "") + String(byte, radix: 16, uppercase: true)).utf8)
  }
}
