/// Functions that read CSV: the header, texts, and the ends of values and lines.
extension Cursor {
  /// True if the cursor is at the end of a line. At the start of a row, the line is then empty.
  @inline(__always) var isAtEmptyLine: Bool {
    byte == Byte.newline || byte == Byte.carriageReturn
  }

  /// Reads the value of a dimension, quoted or bare, and returns its code.
  @inline(__always)
  mutating func csvText(in dictionary: UnsafeMutablePointer<TextDictionary>) throws(ItemFailure)
    -> UInt32
  {
    guard byte == Byte.quote else { return try bareText(in: dictionary) }
    if let spelling = Spelling(upToQuote: base + index + 1) {
      let next = index &+ spelling.count &+ 2
      if next < end, base[next] != Byte.quote {
        index = next
        return try code(of: spelling, in: dictionary, .onlyNULForbidden)
      }
    }
    return try quotedText(in: dictionary)
  }

  /// Reads a quoted value that is long or contains doubled quotes.
  private mutating func quotedText(in dictionary: UnsafeMutablePointer<TextDictionary>)
    throws(ItemFailure) -> UInt32
  {
    guard !isAtEnd else { throw .needsMoreBytes(.unexpectedEnd, at: end) }
    let from = index &+ 1
    let to = Words.first(Byte.quote, in: base, from: from)
    guard to &+ 1 < end, base[to &+ 1] != Byte.quote else {
      return try doubledText(in: dictionary)
    }
    index = to &+ 1
    let spelling = Spelling(base + from, count: to &- from, isEscaped: false)
    return try code(of: spelling, in: dictionary, .onlyNULForbidden)
  }

  /// Reads a value without quotes. It ends before a comma or the end of the line.
  private mutating func bareText(in dictionary: UnsafeMutablePointer<TextDictionary>)
    throws(ItemFailure) -> UInt32
  {
    let from = index
    while byte != Byte.comma, byte != Byte.newline, byte != Byte.carriageReturn {
      guard byte != Byte.quote else {
        throw isAtEnd ? .needsMoreBytes(.unexpectedEnd, at: end) : .bad(.quoteInsideText, at: index)
      }
      index &+= 1
    }
    let spelling = Spelling(base + from, count: index &- from, isEscaped: false)
    return try code(of: spelling, in: dictionary, .onlyNULForbidden)
  }

  /// Reads a quoted value that contains doubled quotes or is not complete.
  @inline(never)
  private mutating func doubledText(in dictionary: UnsafeMutablePointer<TextDictionary>)
    throws(ItemFailure) -> UInt32
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

  /// Returns the index of the quote that closes the value. Doubled quotes do not close it.
  private func csvClosingQuote() throws(ItemFailure) -> Int {
    var stop = index + 1
    while true {
      stop = Words.first(Byte.quote, in: base, from: stop)
      guard stop + 1 < end else { throw .needsMoreBytes(.unclosedQuote, at: index) }
      guard base[stop + 1] == Byte.quote else { return stop }
      stop += 2
    }
  }

  /// Reads the end of a value if the next byte is not the expected separator. Only CR LF after the last
  /// column is allowed.
  ///
  /// - Parameter column: the number of columns that the row has so far.
  /// - Throws: `ItemFailure` if anything else follows.
  @inline(never)
  mutating func endCSVValue(_ column: Int, of count: Int) throws(ItemFailure) {
    guard !isAtEnd else { throw .needsMoreBytes(.unexpectedEnd, at: end) }
    if byte == Byte.comma { throw .bad(.tooManyColumns(of: count), at: index) }
    guard isAtEmptyLine else {
      throw .bad(.afterValue(Excerpt.text(of: bytes(index, index + 1))), at: index)
    }
    guard column == count else {
      throw .bad(.tooFewColumns(has: column, of: count), at: index)
    }
    try endCSVLine()
  }

  /// Reads LF or CR LF.
  mutating func endCSVLine() throws(ItemFailure) {
    if byte == Byte.carriageReturn {
      guard index + 1 < end else { throw .needsMoreBytes(.unexpectedEnd, at: end) }
      guard base[index + 1] == Byte.newline else {
        throw .bad(.bareCarriageReturn, at: index)
      }
      index += 1
    }
    index += 1
  }
}

extension Cursor {
  /// Reads the header: `timestamp`, then any number of dimensions, then at least one metric.
  mutating func csvHeader() throws(ItemFailure) -> [Field] {
    var fields: [Field] = []
    while true {
      fields.append(try csvHeaderField(after: fields))
      guard !isAtEnd else { throw .needsMoreBytes(.unexpectedEnd, at: end) }
      guard byte == Byte.comma else { break }
      index += 1
    }
    guard isAtEmptyLine else {
      throw .bad(.afterValue(Excerpt.text(of: bytes(index, index + 1))), at: index)
    }
    guard let last = fields.last, case .metric = last else {
      throw .bad(.noMetricColumn, at: index)
    }
    try endCSVLine()
    return fields
  }

  private mutating func csvHeaderField(after fields: [Field]) throws(ItemFailure) -> Field {
    let start = index
    let name = try csvHeaderName()
    let field = Field(name: String(decoding: name, as: UTF8.self))
    guard !fields.isEmpty || field == .timestamp else {
      throw .bad(.timestampNotFirst(Excerpt.quoted(name)), at: start)
    }
    guard let field else { throw .bad(.unknownColumn(Excerpt.quoted(name)), at: start) }
    guard !fields.contains(field) else { throw .bad(.repeatedColumn(field.name), at: start) }
    if case .dimension = field, case .metric? = fields.last {
      throw .bad(.dimensionAfterMetric(field.name), at: start)
    }
    return field
  }

  /// Reads a name, quoted or bare. No name of a field contains a quote, so doubled quotes need no
  /// decoding.
  private mutating func csvHeaderName() throws(ItemFailure) -> UnsafeBufferPointer<UInt8> {
    guard byte != Byte.quote else {
      let from = index + 1
      let to = try closingQuote(in: .csv)
      index = to + 1
      return bytes(from, to)
    }
    let token = try token(in: .csv)
    index += token.text.count
    return token.text
  }
}
