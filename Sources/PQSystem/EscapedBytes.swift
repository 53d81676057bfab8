/// A reversible encoding of any bytes as a text, for interfaces that accept only texts.
///
/// Each byte that is not part of valid UTF-8 becomes one private-use character, U+10FE80 to
/// U+10FEFF. The bytes of such a character in the input are escaped as well, so that different
/// bytes never have the same text.
package enum EscapedBytes {
  /// Returns the escaped text of bytes.
  package static func text(of bytes: some Collection<UInt8>) -> String {
    if let text = String(validating: bytes, as: UTF8.self),
      !text.unicodeScalars.contains(where: isEscape)
    {
      return text
    }
    var scalars = String.UnicodeScalarView()
    var rest = Array(bytes)[...]
    while let first = rest.first {
      if let scalar = scalar(at: rest) {
        scalars.append(scalar)
        rest = rest.dropFirst(UTF8.width(scalar))
      } else {
        scalars.append(contentsOf: escape(first))
        rest = rest.dropFirst()
      }
    }
    return String(scalars)
  }

  /// Returns the bytes of an escaped text.
  package static func bytes(of text: String) -> [UInt8] {
    guard text.unicodeScalars.contains(where: isEscape) else { return Array(text.utf8) }
    return text.unicodeScalars.flatMap { scalar in
      isEscape(scalar)
        ? [UInt8(truncatingIfNeeded: scalar.value)] : Array(UTF8.encode(scalar) ?? .init())
    }
  }

  /// Returns the text that an escaped text encodes; `nil` if its bytes are not UTF-8.
  package static func plainText(of text: String) -> String? {
    String(validating: bytes(of: text), as: UTF8.self)
  }

  /// Returns an escaped text for display: each byte that is not UTF-8 becomes hexadecimal, as in
  /// `\xFF`.
  package static func shown(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isEscape) else { return text }
    return plainText(of: text)
      ?? text.unicodeScalars.map { scalar in
        isEscape(scalar)
          ? "\\x" + String(scalar.value & 0xFF, radix: 16, uppercase: true) : String(scalar)
      }.joined()
  }
}

extension EscapedBytes {
  private static let base: UInt32 = 0x10FE00

  private static func isEscape(_ scalar: Unicode.Scalar) -> Bool {
    (base + 0x80...base + 0xFF).contains(scalar.value)
  }

  /// Returns the private-use character of a byte. Only bytes from 0x80 on can be invalid UTF-8.
  private static func escape(_ byte: UInt8) -> [Unicode.Scalar] {
    [Unicode.Scalar(base + UInt32(byte))].compactMap(\.self)
  }

  /// Returns the first character of the bytes; `nil` if they do not begin with one, or if it is a
  /// private-use character of the encoding.
  private static func scalar(at bytes: ArraySlice<UInt8>) -> Unicode.Scalar? {
    for length in 1...4 where length <= bytes.count {
      guard let text = String(validating: bytes.prefix(length), as: UTF8.self) else { continue }
      return text.unicodeScalars.first.flatMap { isEscape($0) ? nil : $0 }
    }
    return nil
  }
}
