extension Cursor {
  /// Reads the header: `timestamp`, then any number of dimensions, then at least one metric.
  mutating func csvHeader() throws(Trouble) -> [Field] {
    var fields: [Field] = []
    while true {
      fields.append(try csvHeaderField(after: fields))
      guard !isAtEnd else { throw .cut(.cut, at: end) }
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

  private mutating func csvHeaderField(after fields: [Field]) throws(Trouble) -> Field {
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
  private mutating func csvHeaderName() throws(Trouble) -> UnsafeBufferPointer<UInt8> {
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
