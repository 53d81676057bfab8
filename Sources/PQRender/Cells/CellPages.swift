import PQModel

/// The cells of a table as a format writes them, a page of rows at a time.
///
/// Work is done a column and page at a time, so that what a column is gets asked once a page and
/// not once a cell. A distinct text is written once a table however many rows have it, unless most
/// are met once; and a number that equals the one above it shares its cell. What stands in a row without a value is
/// written over last, so that no row below shares what is shown there.
struct CellPages: ~Copyable {
  private static let length = 512

  private let columns: [Column]
  private let formats: [CellFormat]
  let rowCount: Int
  /// The rows of this page.
  private(set) var rows = 0..<0
  /// The texts of the cells. Those of text columns whose values repeat come first and stay; the others
  /// are dropped with their page.
  private(set) var bytes: [UInt8] = []
  private var kept = 0
  private var cells: [Cell]
  /// Column by column, the cells of the texts that were met so far, by their code; empty if they are
  /// not kept.
  private var known: [[Cell?]]
  /// Up to so many distinct texts are kept, however few rows have them.
  private static let fewTexts = 4096
  /// Column by column, the cell of the rows without a value, if it may have such.
  private var gaps: [Cell?] = []

  /// Each column in its own format.
  init(_ columns: [Column], formats: [CellFormat]) {
    self.columns = columns
    self.formats = formats
    rowCount = columns.first?.count ?? 0
    let empty = Cell(start: 0, end: 0, width: 0)
    cells = Array(repeating: empty, count: columns.count * Self.length)
    known = columns.map { column in
      guard case .texts(let texts) = column.values else { return [] }
      let (values, rows) = (texts.dictionary.count, texts.codes.count)
      guard values <= max(Self.fewTexts, rows / 4) else { return [] }
      return Array(repeating: nil, count: values)
    }
    for (column, format) in zip(columns, formats) {
      gaps.append(column.nulls == nil ? nil : keep(format.null))
    }
  }

  /// The cell of a row of this page.
  subscript(row: Int, column: Int) -> Cell {
    cells[column * Self.length + row - rows.lowerBound]
  }

  /// Goes to the next page. False if there is none.
  mutating func turn() -> Bool {
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

  /// Keeps a text among the cells, for a format that writes it once a row. Only of ASCII is the
  /// width right.
  ///
  /// To be called before the first page.
  mutating func keep(_ text: String) -> Cell {
    let start = bytes.count
    bytes.append(contentsOf: text.utf8)
    kept = bytes.count
    return Cell(start: start, end: kept, width: kept - start)
  }

  /// Turns all the pages, and returns the width of the widest cell of each column.
  ///
  /// - Parameter pause: is called now and then, and ends it by an error.
  mutating func widths(pause: () throws -> Void) rethrows -> [Int] {
    var widths = [Int](repeating: 0, count: columns.count)
    while turn() {
      if rows.lowerBound % (64 * Self.length) == 63 * Self.length { try pause() }
      for column in columns.indices {
        let first = column * Self.length
        for cell in cells[first..<first + rows.count] {
          widths[column] = max(widths[column], cell.width)
        }
      }
    }
    return widths
  }

  private mutating func fillTexts(_ column: Int) {
    guard case .texts(let texts) = columns[column].values else { return }
    guard let nulls = columns[column].nulls else {
      for row in rows { fill(column, row, with: texts) }
      return
    }
    // A row without a value may have a code that means nothing.
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

  private mutating func write(_ text: String, _ column: Int) -> Cell {
    let start = bytes.count
    let width = formats[column].text(text, &bytes)
    return Cell(start: start, end: bytes.count, width: width)
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
        cells[position] = Cell(start: start, end: bytes.count, width: bytes.count - start)
      }
      position += 1
    }
  }

  private mutating func fillGaps(_ column: Int) {
    guard let gap = gaps[column], let nulls = columns[column].nulls else { return }
    for row in rows where nulls[row] { cells[column * Self.length + row - rows.lowerBound] = gap }
  }
}
