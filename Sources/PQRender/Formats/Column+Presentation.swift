import PQModel

extension Column {
  /// Numbers are read from their last digit; everything else from its first character.
  var isRightAligned: Bool {
    switch values {
    case .integers, .decimals: true
    case .instants, .texts: false
    }
  }

  /// Whether a value still tells something when its end is cut off.
  var isShortenable: Bool {
    if case .texts = values { true } else { false }
  }

  /// The column's values, of those rows that have one.
  func present<Value>(_ values: [Value]) -> [Value] {
    guard let nulls else { return values }
    return zip(values, nulls).filter { !$0.1 }.map(\.0)
  }
}

extension Table {
  /// The only column of a table that wants to be shown as plain lines. None of them is missing.
  var documentColumn: Column? {
    guard presentation != .grid, columns.count == 1, columns[0].nulls == nil else { return nil }
    return columns[0]
  }

  /// The lines of a table that is one JSON text: JSON formats show it as it is.
  var jsonLines: [String]? {
    guard presentation == .jsonDocument, case .texts(let lines)? = documentColumn?.values else {
      return nil
    }
    return lines.codes.indices.map { lines[$0] }
  }
}

extension ByteSink {
  /// The cells of a column, one a line, whole: a document may be there to be run.
  mutating func appendDocument(_ column: Column) throws {
    let pages = CellPages([column], formats: [.readable(column)])
    try RowLines(leads: [""]).write(pages, to: &self)
  }

  /// What a reader should know of the whole, before it begins.
  mutating func appendCaptions(of table: Table, isColored: Bool, width: Int? = nil) throws {
    for caption in table.captions {
      let line = VisibleText.of(caption).shortened(toWidth: width ?? .max)
      append(line, in: isColored ? .dim : nil)
      try endLine()
    }
  }

  /// Stands where rows would.
  mutating func appendNoRows(isColored: Bool, width: Int? = nil) throws {
    append("(no rows)".shortened(toWidth: width ?? .max), in: isColored ? .dim : nil)
    try endLine()
  }
}
