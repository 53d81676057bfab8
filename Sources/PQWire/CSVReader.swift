/// Reads the rows of a CSV answer.
///
/// One function reads all values of a row. A function call for each value would take more time than
/// reading the value.
struct CSVReader: ~Copyable {
  private enum Place {
    case mark, header, rows, emptyLines
  }

  private var place = Place.mark
  private var fields: [Field] = []
  private var targets = Block<FieldTarget>(capacity: Field.all.count)
  /// The field whose value could not be read; `nil` if the last failure was not about a value.
  private(set) var fieldAtFault: Field?

  /// True if the text may end here.
  var isComplete: Bool { place == .rows || place == .emptyLines }

  /// True if the next bytes belong to a row.
  var isAmongRows: Bool { isComplete }

  /// Reads rows until the batch is full.
  ///
  /// - Throws: `ItemFailure.needsMoreBytes` if more bytes are needed, `ItemFailure.bad` if the text is
  ///   wrong.
  mutating func read(_ window: inout InputWindow, into rows: inout RowBuilder) throws(ItemFailure) {
    if place == .mark {
      try window.skipOrderMark()
      place = .header
    }
    if place == .header { try readHeader(&window, into: &rows) }
    if place == .rows { try readRows(&window, into: &rows) }
    if place == .emptyLines { try readEmptyLines(&window) }
  }

  private mutating func readHeader(_ window: inout InputWindow, into rows: inout RowBuilder)
    throws(ItemFailure)
  {
    var cursor = window.cursor
    guard !cursor.isAtEnd else { throw .needsMoreBytes(.emptyText, at: cursor.end) }
    let header = try cursor.csvHeader()
    try window.advance(to: cursor.index)
    fields = header
    for field in header {
      targets.append(rows.target(of: field))
      _ = rows.batch.fields.insert(index: field.index)
    }
    place = .rows
  }

  private mutating func readRows(_ window: inout InputWindow, into rows: inout RowBuilder)
    throws(ItemFailure)
  {
    var cursor = window.cursor
    fieldAtFault = nil
    if rows.batch.count == 0 { rows.batch.start = window.position(of: cursor.index) }
    while !rows.isFull {
      if cursor.isAtEmptyLine {
        place = .emptyLines
        return
      }
      try readRow(&cursor, into: &rows)
      rows.batch.count &+= 1
      try window.advance(to: cursor.index)
    }
  }

  private mutating func readRow(_ cursor: inout Cursor, into rows: inout RowBuilder)
    throws(ItemFailure)
  {
    let row = rows.batch.count
    let count = fields.count
    var column = 0
    while column < count {
      do {
        switch targets.pointer[column] {
        case .text(let codes, let dictionary):
          codes[row] = try cursor.csvText(in: dictionary)
        case .whole(let values):
          values[row] = try cursor.whole(in: .csv)
        case .time(let values):
          values[row] = try cursor.time(in: .csv, on: &rows.grid)
        case .average(let values):
          values[row] = try cursor.average(in: .csv)
        }
      } catch {
        fieldAtFault = fields[column]
        throw error
      }
      column &+= 1
      let separator = column < count ? Byte.comma : Byte.newline
      if cursor.byte == separator {
        cursor.index &+= 1
      } else {
        try cursor.endCSVValue(column, of: count)
      }
    }
  }

  private mutating func readEmptyLines(_ window: inout InputWindow) throws(ItemFailure) {
    var cursor = window.cursor
    while !cursor.isAtEnd {
      guard cursor.isAtEmptyLine else { throw .bad(.emptyLine, at: cursor.index) }
      try cursor.endCSVLine()
      try window.advance(to: cursor.index)
    }
    throw .needsMoreBytes(.unexpectedEnd, at: cursor.end)
  }
}
