/// A strict parser for JSON (RFC 8259): no comments, no trailing commas, no repeated names.
///
/// The bytes must be UTF-8. The maximum nesting is `Undocumented.deepestNesting`.
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
    // Names are compared by their bytes. `String` compares by canonical equivalence.
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
    guard depth <= Undocumented.deepestNesting else { throw mistake(.tooDeep) }
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

  /// Skips white space, and reads a byte if it comes next; returns false otherwise.
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
