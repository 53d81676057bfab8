/// Bytes as a text from which they can be made again, for what takes nothing but texts.
///
/// Bytes that are no part of UTF-8 become characters of a plane for private use, U+10FE80 to
/// U+10FEFF, one each. The bytes of such a character itself are escaped as well, so that no two
/// sequences of bytes have one text.
package enum EscapedBytes {
  /// The escaped text of bytes.
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

  /// The bytes of an escaped text.
  package static func bytes(of text: String) -> [UInt8] {
    guard text.unicodeScalars.contains(where: isEscape) else { return Array(text.utf8) }
    return text.unicodeScalars.flatMap { scalar in
      isEscape(scalar)
        ? [UInt8(truncatingIfNeeded: scalar.value)] : Array(UTF8.encode(scalar) ?? .init())
    }
  }

  /// The text that an escaped text stands for; `nil` if its bytes are not UTF-8.
  package static func plainText(of text: String) -> String? {
    String(validating: bytes(of: text), as: UTF8.self)
  }

  /// An escaped text for people: each byte that is not UTF-8 as in `\xFF`.
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

  /// Each byte that is no part of UTF-8 is 0x80 or more.
  private static func escape(_ byte: UInt8) -> [Unicode.Scalar] {
    [Unicode.Scalar(base + UInt32(byte))].compactMap(\.self)
  }

  /// The character with which bytes begin; `nil` if that is none, or stands for an escaped byte.
  private static func scalar(at bytes: ArraySlice<UInt8>) -> Unicode.Scalar? {
    for length in 1...4 where length <= bytes.count {
      guard let text = String(validating: bytes.prefix(length), as: UTF8.self) else { continue }
      return text.unicodeScalars.first.flatMap { isEscape($0) ? nil : $0 }
    }
    return nil
  }
}
