/// A value in a message: quoted, and at most 60 characters long.
enum Excerpt {
  private static let longest = 60

  static func of(_ text: String) -> String {
    guard text.unicodeScalars.count > longest else { return JSONQuote.of(text) }
    let start = String(text.unicodeScalars.prefix(longest))
    return JSONQuote.of(start + "...")
  }

  static func ofNumber(_ text: String) -> String {
    text.utf8.count > longest ? "\(text.prefix(longest))..." : text
  }
}

/// Quotes texts as `JSON.stringify` does.
enum JSONQuote {
  static func of(_ text: String) -> String {
    var bytes: [UInt8] = []
    append(text, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  static func append(_ text: String, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    for byte in text.utf8 { append(byte, to: &bytes) }
    bytes.append(UInt8(ascii: "\""))
  }

  private static func append(_ byte: UInt8, to bytes: inout [UInt8]) {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
    case 0x08: bytes += "\\b".utf8
    case 0x09: bytes += "\\t".utf8
    case 0x0A: bytes += "\\n".utf8
    case 0x0C: bytes += "\\f".utf8
    case 0x0D: bytes += "\\r".utf8
    case ..<0x20: bytes += ((byte < 0x10 ? "\\u000" : "\\u00") + String(byte, radix: 16)).utf8
    default: bytes.append(byte)
    }
  }
}
