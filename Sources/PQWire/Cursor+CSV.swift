extension Cursor {
  /// Whether the line has nothing in it.
  @inline(__always) var isAtEmptyLine: Bool {
    byte == Byte.newline || byte == Byte.carriageReturn
  }

  /// Reads the value of a dimension: quoted as the API does it, or bare.
  @inline(__always)
  mutating func csvText(in dictionary: UnsafeMutablePointer<TextDictionary>) throws(Trouble)
    -> UInt32
  {
    guard byte == Byte.quote else { return try bareText(in: dictionary) }
    if let spelling = Spelling(upToQuote: base + index + 1) {
      let next = index &+ spelling.count &+ 2
      if next < end, base[next] != Byte.quote {
        index = next
        return try code(of: spelling, in: dictionary, .anyText)
      }
    }
    return try quotedText(in: dictionary)
  }

  /// A quoted value that is longer or has doubled quotes inside.
  private mutating func quotedText(in dictionary: UnsafeMutablePointer<TextDictionary>)
    throws(Trouble) -> UInt32
  {
    guard !isAtEnd else { throw .cut(.cut, at: end) }
    let from = index &+ 1
    let to = Words.first(Byte.quote, in: base, from: from)
    guard to &+ 1 < end, base[to &+ 1] != Byte.quote else {
      return try doubledText(in: dictionary)
    }
    index = to &+ 1
    let spelling = Spelling(base + from, count: to &- from, isEscaped: false)
    return try code(of: spelling, in: dictionary, .anyText)
  }

  /// A value without quotes, which ends at a comma or with the line.
  private mutating func bareText(in dictionary: UnsafeMutablePointer<TextDictionary>)
    throws(Trouble) -> UInt32
  {
    let from = index
    while byte != Byte.comma, byte != Byte.newline, byte != Byte.carriageReturn {
      guard byte != Byte.quote else {
        throw isAtEnd ? .cut(.cut, at: end) : .bad(.quoteInsideText, at: index)
      }
      index &+= 1
    }
    let spelling = Spelling(base + from, count: index &- from, isEscaped: false)
    return try code(of: spelling, in: dictionary, .anyText)
  }

  /// A quoted value that has doubled quotes inside, or ends where the bytes do.
  @inline(never)
  private mutating func doubledText(in dictionary: UnsafeMutablePointer<TextDictionary>)
    throws(Trouble) -> UInt32
  {
    let from = index + 1
    let to = try csvClosingQuote()
    index = to + 1
    return try code(ofEscaped: from, to, in: dictionary) { Self.withoutDoubledQuotes($0) }
  }

  private static func withoutDoubledQuotes(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    var isSecond = true
    return bytes.filter { byte in
      guard byte == Byte.quote else { return true }
      isSecond.toggle()
      return !isSecond
    }
  }

  /// The place of the quote that closes the value, doubled quotes passed over.
  private func csvClosingQuote() throws(Trouble) -> Int {
    var stop = index + 1
    while true {
      stop = Words.first(Byte.quote, in: base, from: stop)
      guard stop + 1 < end else { throw .cut(.unclosedQuote, at: index) }
      guard base[stop + 1] == Byte.quote else { return stop }
      stop += 2
    }
  }

  /// What follows the value of a column, where it is not the separator that should: the two bytes
  /// that may end a line, or a mistake.
  @inline(never)
  mutating func endCSVValue(_ column: Int, of count: Int) throws(Trouble) {
    guard !isAtEnd else { throw .cut(.cut, at: end) }
    if byte == Byte.comma { throw .bad(.tooManyColumns(of: count), at: index) }
    guard isAtEmptyLine else {
      throw .bad(.afterValue(Excerpt.text(of: bytes(index, index + 1))), at: index)
    }
    guard column == count else {
      throw .bad(.tooFewColumns(has: column, of: count), at: index)
    }
    try endCSVLine()
  }

  /// Reads the end of a line.
  mutating func endCSVLine() throws(Trouble) {
    if byte == Byte.carriageReturn {
      guard index + 1 < end else { throw .cut(.cut, at: end) }
      guard base[index + 1] == Byte.newline else {
        throw .bad(.bareCarriageReturn, at: index)
      }
      index += 1
    }
    index += 1
  }
}
