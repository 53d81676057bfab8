extension JSONParser {
  /// Reads the string that begins at a quotation mark.
  mutating func text() throws(JSONSyntaxError) -> String {
    var text: [UInt8] = []
    position += 1
    while position < bytes.count {
      let byte = bytes[position]
      switch byte {
      case UInt8(ascii: "\""):
        position += 1
        return String(decoding: text, as: UTF8.self)
      case UInt8(ascii: "\\"): text += try escaped()
      case ..<0x20: throw mistake(.controlCharacter)
      default:
        text.append(byte)
        position += 1
      }
    }
    throw mistake(.endsEarly)
  }

  /// Reads an escape sequence, and returns the bytes of its character.
  private mutating func escaped() throws(JSONSyntaxError) -> [UInt8] {
    guard position + 1 < bytes.count else { throw mistake(.endsEarly) }
    let letter = bytes[position + 1]
    if letter == UInt8(ascii: "u") { return try character() }
    guard let byte = Self.escapes[letter] else { throw mistake(.wrongEscape) }
    position += 2
    return [byte]
  }

  private static let escapes: [UInt8: UInt8] = [
    UInt8(ascii: "\""): UInt8(ascii: "\""), UInt8(ascii: "\\"): UInt8(ascii: "\\"),
    UInt8(ascii: "/"): UInt8(ascii: "/"), UInt8(ascii: "b"): 0x08, UInt8(ascii: "f"): 0x0C,
    UInt8(ascii: "n"): 0x0A, UInt8(ascii: "r"): 0x0D, UInt8(ascii: "t"): 0x09,
  ]

  /// Reads the character of one `\u` escape, or of a surrogate pair of two.
  private mutating func character() throws(JSONSyntaxError) -> [UInt8] {
    let start = position
    let first = try codeUnit()
    if let scalar = Unicode.Scalar(first) { return Array(UTF8.encode(scalar) ?? .init()) }
    let isPair = first < 0xDC00 && bytes[position...].starts(with: "\\u".utf8)
    let second = isPair ? try codeUnit() : 0
    guard isPair, (0xDC00...0xDFFF).contains(second),
      let scalar = Unicode.Scalar(
        0x10000 + UInt32(first - 0xD800) << 10 + UInt32(second - 0xDC00))
    else { throw JSONSyntaxError(.halfCharacter, at: start, of: bytes) }
    return Array(UTF8.encode(scalar) ?? .init())
  }

  private mutating func codeUnit() throws(JSONSyntaxError) -> UInt16 {
    let digits = bytes[position...].dropFirst(2).prefix(4)
    guard digits.count == 4, digits.allSatisfy({ Unicode.Scalar($0).properties.isASCIIHexDigit }),
      let unit = UInt16(String(decoding: digits, as: UTF8.self), radix: 16)
    else { throw mistake(.wrongEscape) }
    position += 6
    return unit
  }
}

extension JSONParser {
  /// Reads a number.
  mutating func number() throws(JSONSyntaxError) -> JSONNumber {
    let start = position
    if bytes[position] == UInt8(ascii: "-") { position += 1 }
    let whole = digits()
    guard whole.count == 1 || whole.first != UInt8(ascii: "0"), !whole.isEmpty else {
      throw JSONSyntaxError(.wrongNumber, at: start, of: bytes)
    }
    guard hasRightFraction(), hasRightExponent() else {
      throw JSONSyntaxError(.wrongNumber, at: start, of: bytes)
    }
    return JSONNumber(text: String(decoding: bytes[start..<position], as: UTF8.self))
  }

  private mutating func digits() -> ArraySlice<UInt8> {
    let digits = bytes[position...].prefix { $0 &- UInt8(ascii: "0") < 10 }
    position += digits.count
    return digits
  }

  /// Reads a fraction, if there is one; returns false if it is malformed.
  private mutating func hasRightFraction() -> Bool {
    guard position < bytes.count, bytes[position] == UInt8(ascii: ".") else { return true }
    position += 1
    return !digits().isEmpty
  }

  /// Reads an exponent, if there is one; returns false if it is malformed.
  private mutating func hasRightExponent() -> Bool {
    guard position < bytes.count, bytes[position] | 0x20 == UInt8(ascii: "e") else { return true }
    position += 1
    if position < bytes.count, [UInt8(ascii: "+"), UInt8(ascii: "-")].contains(bytes[position]) {
      position += 1
    }
    return !digits().isEmpty
  }
}
