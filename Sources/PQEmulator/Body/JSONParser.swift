/// A strict parser for JSON (RFC 8259): no comments, no trailing commas, no repeated names.
///
/// The bytes must be UTF-8. The maximum nesting is `UndocumentedLimits.maxNesting`.
struct JSONParser {
  let bytes: [UInt8]
  var position = 0

  /// Returns the value of a whole text.
  static func value(of bytes: [UInt8]) throws(JSONSyntaxError) -> JSONValue {
    var parser = JSONParser(bytes: bytes)
    let value = try parser.value(depth: 0)
    guard parser.nextByte() == nil else { throw parser.mistake(.moreAfterEnd) }
    return value
  }

  private mutating func value(depth: Int) throws(JSONSyntaxError) -> JSONValue {
    guard let byte = nextByte() else { throw mistake(.endsEarly) }
    switch byte {
    case UInt8(ascii: "{"): return .object(try members(depth: depth + 1))
    case UInt8(ascii: "["): return .list(try elements(depth: depth + 1))
    case UInt8(ascii: "\""): return .text(try text())
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .number(try number())
    default: return try word()
    }
  }

  private mutating func members(depth: Int) throws(JSONSyntaxError) -> [JSONValue.Member] {
    var members: [JSONValue.Member] = []
    // Compares bytes, because two `String`s with different bytes can be equal, such as two forms of é.
    var names: Set<[UInt8]> = []
    try begin(depth)
    if take(UInt8(ascii: "}")) { return members }
    repeat {
      guard nextByte() == UInt8(ascii: "\"") else { throw unexpected() }
      let start = position
      let name = try text()
      guard names.insert(Array(name.utf8)).inserted else {
        throw JSONSyntaxError(.repeatedName(name), at: start, of: bytes)
      }
      try expect(UInt8(ascii: ":"))
      members.append(JSONValue.Member(name: name, value: try value(depth: depth)))
    } while take(UInt8(ascii: ","))
    try expect(UInt8(ascii: "}"))
    return members
  }

  private mutating func elements(depth: Int) throws(JSONSyntaxError) -> [JSONValue] {
    var elements: [JSONValue] = []
    try begin(depth)
    if take(UInt8(ascii: "]")) { return elements }
    repeat { elements.append(try value(depth: depth)) } while take(UInt8(ascii: ","))
    try expect(UInt8(ascii: "]"))
    return elements
  }

  private mutating func begin(_ depth: Int) throws(JSONSyntaxError) {
    guard depth <= UndocumentedLimits.maxNesting else { throw mistake(.tooDeep) }
    position += 1
  }

  private mutating func word() throws(JSONSyntaxError) -> JSONValue {
    let words: [(String, JSONValue)] = [
      ("null", .null), ("true", .bool(true)), ("false", .bool(false)),
    ]
    for (word, value) in words where bytes[position...].starts(with: word.utf8) {
      position += word.utf8.count
      return value
    }
    throw unexpected()
  }
}

extension JSONParser {
  /// Skips white space, and returns the next byte without reading it; `nil` at the end.
  mutating func nextByte() -> UInt8? {
    while position < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[position]) {
      position += 1
    }
    return position < bytes.count ? bytes[position] : nil
  }

  /// Skips white space, and reads the given byte. Returns false if the next byte is another one.
  mutating func take(_ byte: UInt8) -> Bool {
    guard nextByte() == byte else { return false }
    position += 1
    return true
  }

  private mutating func expect(_ byte: UInt8) throws(JSONSyntaxError) {
    guard take(byte) else { throw unexpected() }
  }

  func mistake(_ kind: JSONSyntaxError.Kind) -> JSONSyntaxError {
    JSONSyntaxError(kind, at: position, of: bytes)
  }

  func unexpected() -> JSONSyntaxError {
    mistake(position < bytes.count ? .unexpected(bytes[position]) : .endsEarly)
  }
}

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
