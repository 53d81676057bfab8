/// Functions that read JSON strings with escapes.
extension Cursor {
  /// Skips the white space of JSON.
  @inline(__always)
  mutating func skipSpace() {
    while byte <= Byte.space,
      byte == Byte.space || byte == Byte.newline || byte == Byte.carriageReturn || byte == Byte.tab
    {
      index &+= 1
    }
  }

  /// Moves past the current byte if the byte is `wanted`.
  ///
  /// - Returns: true if the cursor has moved.
  @inline(__always)
  mutating func take(_ wanted: UInt8) -> Bool {
    guard byte == wanted else { return false }
    index &+= 1
    return true
  }

  /// Reads a key and the colon after it.
  mutating func jsonKey() throws(ItemFailure) -> String {
    guard byte == Byte.quote else { throw unexpected("a key in double quotes") }
    let start = index
    let stop = try closingQuote(in: .json)
    index = stop + 1
    skipSpace()
    guard !isAtEnd else { throw .needsMoreBytes(.unexpectedEnd, at: end) }
    guard take(Byte.colon) else { throw unexpected("a colon") }
    return try text(start + 1, stop)
  }

  /// Reads the value of a dimension and returns its code.
  @inline(__always)
  mutating func jsonText(in dictionary: UnsafeMutablePointer<TextDictionary>) throws(ItemFailure)
    -> UInt32
  {
    guard byte == Byte.quote else { throw .bad(.notText(try excerpt()), at: index) }
    if let spelling = Spelling(upToQuoteOrBackslash: base + index + 1) {
      let to = index &+ 1 &+ spelling.count
      if to < end, base[to] == Byte.quote {
        index = to &+ 1
        return try code(of: spelling, in: dictionary, .allForbidden)
      }
    }
    return try quotedText(in: dictionary)
  }

  /// Reads a value that is long or contains escapes.
  private mutating func quotedText(in dictionary: UnsafeMutablePointer<TextDictionary>)
    throws(ItemFailure) -> UInt32
  {
    let from = index &+ 1
    let to = Words.first(Byte.quote, or: Byte.backslash, in: base, from: min(from, end))
    guard to < end, base[to] == Byte.quote else { return try escapedText(in: dictionary) }
    index = to &+ 1
    let spelling = Spelling(base + from, count: to &- from, isEscaped: false)
    return try code(of: spelling, in: dictionary, .allForbidden)
  }

  @inline(never)
  private mutating func escapedText(in dictionary: UnsafeMutablePointer<TextDictionary>)
    throws(ItemFailure) -> UInt32
  {
    let from = index + 1
    let to = try closingQuote(in: .json)
    index = to + 1
    return try code(ofEscaped: from, to, in: dictionary) { _ throws(ItemFailure) in
      try unescaped(from, to)
    }
  }

  /// Returns the error for a text that has something else than `expected` at the position.
  func unexpected(_ expected: String) -> ItemFailure {
    do {
      return .bad(.expected(expected, found: try excerpt()), at: index)
    } catch {
      guard !isAtEnd else { return error }
      return .needsMoreBytes(
        .expected(expected, found: Excerpt.text(of: bytes(index, end))), at: index)
    }
  }

  /// Returns the value or the character at the position, for a message.
  @inline(never)
  func excerpt() throws(ItemFailure) -> String {
    guard byte != Byte.openBrace, byte != Byte.openBracket else {
      return String(Unicode.Scalar(byte))
    }
    let token = try token(in: .json).text
    return Excerpt.text(of: token.isEmpty && !isAtEnd ? bytes(index, index + 1) : token)
  }
}

extension Cursor {
  /// Returns the text of a JSON string between its quotes.
  ///
  /// - Throws: `ItemFailure.bad` if the string has a control character or an invalid escape, or is not
  ///   UTF-8.
  func text(_ from: Int, _ to: Int) throws(ItemFailure) -> String {
    guard let text = String(validating: try unescaped(from, to), as: UTF8.self) else {
      throw .bad(.notUTF8, at: from)
    }
    return text
  }

  /// Returns the bytes between two indices with every escape of JSON (RFC 8259, section 7) decoded.
  func unescaped(_ from: Int, _ to: Int) throws(ItemFailure) -> [UInt8] {
    var value: [UInt8] = []
    value.reserveCapacity(to - from)
    var place = from
    while place < to {
      if base[place] == Byte.backslash {
        value += try escape(&place, before: to)
      } else {
        guard base[place] >= Byte.space else {
          throw .bad(.controlCharacter(base[place]), at: place)
        }
        value.append(base[place])
        place += 1
      }
    }
    return value
  }

  private func escape(_ place: inout Int, before to: Int) throws(ItemFailure) -> [UInt8] {
    let start = place
    place += 2
    switch base[start + 1] {
    case Byte.quote, Byte.backslash, UInt8(ascii: "/"): return [base[start + 1]]
    case UInt8(ascii: "b"): return [0x08]
    case UInt8(ascii: "f"): return [0x0C]
    case UInt8(ascii: "n"): return [Byte.newline]
    case UInt8(ascii: "r"): return [Byte.carriageReturn]
    case UInt8(ascii: "t"): return [Byte.tab]
    case UInt8(ascii: "u"):
      place = start
      return Array(String(try unicodeEscape(&place, before: to)).utf8)
    default: throw badEscape(start, min(start + 2, to))
    }
  }

  /// Reads one `\u` escape, or two that are a surrogate pair, and returns their character.
  private func unicodeEscape(_ place: inout Int, before to: Int) throws(ItemFailure) -> Character {
    let start = place
    let unit = try codeUnit(&place, before: to)
    if let scalar = Unicode.Scalar(UInt32(unit)) { return Character(scalar) }
    let isHigh = unit < 0xDC00
    guard isHigh, place + 1 < to, base[place] == Byte.backslash,
      base[place + 1] == UInt8(ascii: "u")
    else { throw loneSurrogate(start, place) }
    let low = try codeUnit(&place, before: to)
    guard (0xDC00...0xDFFF).contains(low),
      let scalar = Unicode.Scalar(0x10000 + (UInt32(unit) - 0xD800) << 10 + UInt32(low) - 0xDC00)
    else { throw loneSurrogate(start, start + 6) }
    return Character(scalar)
  }

  /// Reads a `\u` escape and returns the value of its four hexadecimal digits.
  private func codeUnit(_ place: inout Int, before to: Int) throws(ItemFailure) -> UInt16 {
    let start = place
    place += 6
    guard place <= to else { throw badEscape(start, to) }
    var unit: UInt16 = 0
    for byte in bytes(start + 2, place) {
      guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
        throw badEscape(start, place)
      }
      unit = unit << 4 | UInt16(digit)
    }
    return unit
  }

  private func badEscape(_ from: Int, _ to: Int) -> ItemFailure {
    .bad(.badEscape(Excerpt.text(of: bytes(from, to))), at: from)
  }

  private func loneSurrogate(_ from: Int, _ to: Int) -> ItemFailure {
    .bad(.loneSurrogate(Excerpt.text(of: bytes(from, to))), at: from)
  }
}
