import PQModel

/// Properties of columns and tables for output to people.
extension Column {
  /// True for numbers. So ones are below ones, and tens are below tens.
  var isRightAligned: Bool {
    switch values {
    case .integers, .decimals: true
    case .instants, .texts: false
    }
  }

  /// True for texts. A text may be shortened, but a number may not, because it would become another
  /// number.
  var isShortenable: Bool {
    if case .texts = values { true } else { false }
  }

  /// Returns the values that are not NULL.
  func present<Value>(_ values: [Value]) -> [Value] {
    guard let nulls else { return values }
    return zip(values, nulls).filter { !$0.1 }.map(\.0)
  }
}

extension DataTable {
  /// The only column of a document: a table that is shown as plain lines. `nil` for any other table, and
  /// if the column may have NULLs.
  var documentColumn: Column? {
    guard presentation != .grid, columns.count == 1, columns[0].nulls == nil else { return nil }
    return columns[0]
  }

  /// The lines of a table that is one JSON document; `nil` for other tables.
  var jsonDocumentLines: [String]? {
    guard presentation == .jsonDocument, case .texts(let lines)? = documentColumn?.values else {
      return nil
    }
    return lines.codes.indices.map { lines[$0] }
  }
}

extension ByteSink {
  /// Appends lines unchanged. A JSON document is the same in every format, except that `jsonl` joins its
  /// lines.
  mutating func append(lines: [String]) throws {
    for line in lines {
      append(line)
      try endLine()
    }
  }

  /// Appends the cells of a column, one in each line. They are never shortened, because a document may
  /// be a command that the user runs.
  mutating func appendDocument(_ column: Column) throws {
    let pages = CellPages([column], formats: [.readable(column)])
    try RowLines(leads: [""]).write(pages, to: &self)
  }

  /// Appends the captions of a table, one in each line. They are shortened to `width` terminal columns.
  mutating func appendCaptions(of table: DataTable, isColored: Bool, width: Int? = nil) throws {
    for caption in table.captions {
      let line = VisibleText.of(caption).shortened(toWidth: width ?? .max)
      append(line, in: isColored ? .dim : nil)
      try endLine()
    }
  }

  /// Appends the note that replaces the rows of an empty table.
  mutating func appendNoRows(isColored: Bool, width: Int? = nil) throws {
    append("(no rows)".shortened(toWidth: width ?? .max), in: isColored ? .dim : nil)
    try endLine()
  }
}
