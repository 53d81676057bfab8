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

  /// Consumes the current byte if it is `wanted`.
  ///
  /// - Returns: true if the byte was consumed.
  @inline(__always)
  mutating func take(_ wanted: UInt8) -> Bool {
    guard byte == wanted else { return false }
    index &+= 1
    return true
  }

  /// Reads a key and the colon after it.
  mutating func jsonKey() throws(Trouble) -> String {
    guard byte == Byte.quote else { throw unexpected("a key in double quotes") }
    let start = index
    let stop = try closingQuote(in: .json)
    index = stop + 1
    skipSpace()
    guard !isAtEnd else { throw .cut(.cut, at: end) }
    guard take(Byte.colon) else { throw unexpected("a colon") }
    return try text(start + 1, stop)
  }

  /// Reads the value of a dimension and returns its code.
  @inline(__always)
  mutating func jsonText(in dictionary: UnsafeMutablePointer<TextDictionary>) throws(Trouble)
    -> UInt32
  {
    guard byte == Byte.quote else { throw .bad(.notText(try excerpt()), at: index) }
    if let spelling = Spelling(upToQuoteOrBackslash: base + index + 1) {
      let to = index &+ 1 &+ spelling.count
      if to < end, base[to] == Byte.quote {
        index = to &+ 1
        return try code(of: spelling, in: dictionary, .noControl)
      }
    }
    return try quotedText(in: dictionary)
  }

  /// Reads a value that is long or contains escapes.
  private mutating func quotedText(in dictionary: UnsafeMutablePointer<TextDictionary>)
    throws(Trouble) -> UInt32
  {
    let from = index &+ 1
    let to = Words.first(Byte.quote, or: Byte.backslash, in: base, from: min(from, end))
    guard to < end, base[to] == Byte.quote else { return try escapedText(in: dictionary) }
    index = to &+ 1
    let spelling = Spelling(base + from, count: to &- from, isEscaped: false)
    return try code(of: spelling, in: dictionary, .noControl)
  }

  @inline(never)
  private mutating func escapedText(in dictionary: UnsafeMutablePointer<TextDictionary>)
    throws(Trouble) -> UInt32
  {
    let from = index + 1
    let to = try closingQuote(in: .json)
    index = to + 1
    return try code(ofEscaped: from, to, in: dictionary) { _ throws(Trouble) in
      try unescaped(from, to)
    }
  }

  /// Returns the error that `expected` does not stand at the position.
  func unexpected(_ expected: String) -> Trouble {
    do {
      return .bad(.expected(expected, found: try excerpt()), at: index)
    } catch {
      guard !isAtEnd else { return error }
      return .cut(.expected(expected, found: Excerpt.text(of: bytes(index, end))), at: index)
    }
  }

  /// Returns the value or the character at the position, for a message.
  @inline(never)
  func excerpt() throws(Trouble) -> String {
    guard byte != Byte.openBrace, byte != Byte.openBracket else {
      return String(Unicode.Scalar(byte))
    }
    let token = try token(in: .json).text
    return Excerpt.text(of: token.isEmpty && !isAtEnd ? bytes(index, index + 1) : token)
  }
}
