import PQModel

/// The formatted cells of a table, one page of rows at a time.
///
/// A page is filled column by column, so that the type of a column is tested once for each page and not
/// for each cell. Equal texts of a column are formatted only once for the whole table, unless most texts
/// are distinct. If a number is equal to the number in the row above, both rows share a cell. NULLs are
/// filled in last, because the row below must not share their cell.
struct CellPages: ~Copyable {
  private static let length = 512

  private let columns: [Column]
  private let formats: [CellFormat]
  let rowCount: Int
  /// The row numbers of the current page.
  private(set) var rows = 0..<0
  /// The texts of the cells. The kept texts come first; all pages use them. The texts of the
  /// current page follow.
  private(set) var bytes: [UInt8] = []
  private var kept = 0
  private var cells: [FormattedCell]
  /// For each column, the cell of each text code, or `nil` if the text is not formatted yet. The
  /// inner array is empty if the column's texts are not kept.
  private var known: [[FormattedCell?]]
  /// A column with at most this number of distinct texts always keeps them, for any number of rows.
  private static let fewTexts = 4096
  /// For each column, the cell of NULL; `nil` if the column has no NULLs.
  private var nullCells: [FormattedCell?] = []

  /// Creates the pages of columns. Each column has one format. No page is filled yet.
  init(_ columns: [Column], formats: [CellFormat]) {
    self.columns = columns
    self.formats = formats
    rowCount = columns.first?.count ?? 0
    let empty = FormattedCell(start: 0, end: 0, width: 0)
    cells = Array(repeating: empty, count: columns.count * Self.length)
    known = columns.map { column in
      guard case .texts(let texts) = column.values else { return [] }
      let (values, rows) = (texts.dictionary.count, texts.codes.count)
      guard values <= max(Self.fewTexts, rows / 4) else { return [] }
      return Array(repeating: nil, count: values)
    }
    for (column, format) in zip(columns, formats) {
      nullCells.append(column.nulls == nil ? nil : keep(format.null))
    }
  }

  /// The cell of a column at a row. The row must be on the current page.
  subscript(row: Int, column: Int) -> FormattedCell {
    cells[column * Self.length + row - rows.lowerBound]
  }

  /// Fills the next page. Returns false if there is no next page.
  mutating func nextPage() -> Bool {
    guard rows.upperBound < rowCount else { return false }
    rows = rows.upperBound..<min(rows.upperBound + Self.length, rowCount)
    bytes.removeLast(bytes.count - kept)
    for column in columns.indices where !known[column].isEmpty { fillTexts(column) }
    kept = bytes.count
    for column in columns.indices where known[column].isEmpty { fillTexts(column) }
    for column in columns.indices { fillNumbers(column) }
    for column in columns.indices { fillGaps(column) }
    return true
  }

  /// Keeps a text for all pages. Formats use it for texts that they write in each row. Call it before
  /// the first page is filled.
  ///
  /// - Returns: The cell of the text. Its width is correct only if the text is ASCII.
  mutating func keep(_ text: String) -> FormattedCell {
    let start = bytes.count
    bytes.append(contentsOf: text.utf8)
    kept = bytes.count
    return FormattedCell(start: start, end: kept, width: kept - start)
  }

  /// Fills all remaining pages. Returns the extent of the cells of each column.
  ///
  /// - Parameters:
  ///   - alignsPoints: for each column, true if the decimal points of its cells align.
  ///   - pause: called once for each 64 pages. If it throws an error, the function rethrows the error.
  mutating func extents(alignsPoints: [Bool], pause: () throws -> Void) rethrows -> [CellExtent] {
    var extents = [CellExtent](repeating: CellExtent(), count: columns.count)
    while nextPage() {
      if rows.lowerBound % (64 * Self.length) == 63 * Self.length { try pause() }
      for column in columns.indices {
        let first = column * Self.length
        for cell in cells[first..<first + rows.count] {
          let point = alignsPoints[column] ? point(of: cell) : nil
          extents[column].add(cell.width, point: point)
        }
      }
    }
    return extents
  }

  /// Returns the number of characters before the decimal point of a cell, or before the place where
  /// the point would be. The result is `nil` for NULL.
  func point(of cell: FormattedCell) -> Int? {
    let text = bytes[cell.start..<cell.end]
    guard let first = text.first, first != UInt8(ascii: "N") else { return nil }
    let end = text.firstIndex { byte in
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: ","), UInt8(ascii: "+"),
        UInt8(ascii: "-"):
        false
      default: true
      }
    }
    return (end ?? cell.end) - cell.start
  }

  private mutating func fillTexts(_ column: Int) {
    guard case .texts(let texts) = columns[column].values else { return }
    guard let nulls = columns[column].nulls else {
      for row in rows { fill(column, row, with: texts) }
      return
    }
    // The code of NULL may be outside of the dictionary.
    for row in rows where !nulls[row] { fill(column, row, with: texts) }
  }

  private mutating func fill(_ column: Int, _ row: Int, with texts: TextColumn) {
    let code = Int(texts.codes[row])
    let place = column * Self.length + row - rows.lowerBound
    if known[column].isEmpty {
      cells[place] = write(texts.dictionary[code], column)
    } else if let cell = known[column][code] {
      cells[place] = cell
    } else {
      let cell = write(texts.dictionary[code], column)
      (known[column][code], cells[place]) = (cell, cell)
    }
  }

  private mutating func write(_ text: String, _ column: Int) -> FormattedCell {
    let start = bytes.count
    let width = formats[column].text(text, &bytes)
    return FormattedCell(start: start, end: bytes.count, width: width)
  }

  private mutating func fillNumbers(_ column: Int) {
    switch columns[column].values {
    case .texts: break
    case .instants(let values): fill(column, with: values, formats[column].instant)
    case .integers(let values): fill(column, with: values, formats[column].integer)
    case .decimals(let values): fill(column, with: values, formats[column].decimal)
    }
  }

  private mutating func fill<Value: Equatable>(
    _ column: Int, with values: [Value], _ write: CellFormat.Writer<Value>
  ) {
    var position = column * Self.length
    for row in rows {
      if row > rows.lowerBound, values[row] == values[row - 1] {
        cells[position] = cells[position - 1]
      } else {
        let start = bytes.count
        write(values[row], &bytes)
        cells[position] = FormattedCell(start: start, end: bytes.count, width: bytes.count - start)
      }
      position += 1
    }
  }

  private mutating func fillGaps(_ column: Int) {
    guard let gap = nullCells[column], let nulls = columns[column].nulls else { return }
    for row in rows where nulls[row] { cells[column * Self.length + row - rows.lowerBound] = gap }
  }
}

/// The position of a cell's text in the bytes of `CellPages`, and its width in terminal columns.
///
/// The width of a text is 0 in formats that do not align columns.
struct FormattedCell {
  var start: Int
  private var size: Int32
  private var columns: Int32

  init(start: Int, end: Int, width: Int) {
    self.start = start
    size = Int32(end - start)
    columns = Int32(width)
  }

  var end: Int { start + Int(size) }
  var width: Int { Int(columns) }
  var isEmpty: Bool { size == 0 }
}

/// The largest widths of the cells of a column, in terminal columns.
struct CellExtent {
  /// The width of the widest cell.
  private var widest = 0
  /// The width before the decimal points, if they align.
  private var head = 0
  /// The width from the decimal points on, if they align.
  private(set) var tail = 0

  /// The width that all cells need.
  var width: Int { max(widest, head + tail) }

  /// Adds a cell. `point` is the width before its decimal point; `nil` if the point does not matter.
  mutating func add(_ width: Int, point: Int?) {
    widest = max(widest, width)
    guard let point else { return }
    head = max(head, point)
    tail = max(tail, width - point)
  }
}

/// The rows of a format that has one line for each row. A lead is the text before a cell, and the tail
/// is the text after the last cell.
struct RowLines {
  /// The texts before the cells, one for each column.
  var leads: [String]
  var tail = ""
  /// The text after the tail of every row except the last row.
  var separator = ""

  func write(_ pages: consuming CellPages, to sink: inout ByteSink) throws {
    let leads = leads.map { pages.keep($0) }
    let tailOfLast = pages.keep(tail)
    let tail = pages.keep(tail + separator)
    while pages.nextPage() {
      for row in pages.rows {
        for column in leads.indices {
          sink.append(leads[column], of: pages)
          sink.append(pages[row, column], of: pages)
        }
        sink.append(row == pages.rowCount - 1 ? tailOfLast : tail, of: pages)
        try sink.endLine()
      }
    }
  }
}
