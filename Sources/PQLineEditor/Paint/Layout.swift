/// The arrangement of a text in rows of a terminal, with a prompt before each line.
///
/// First the whole text is measured to find the rows and the cursor. Then only the visible rows are
/// turned into cells. So a long text needs little more time than one pass over its scalars.
struct Layout {
  /// A row of the terminal: the index of its first scalar, and true if a line of the text begins there.
  struct Row {
    let start: Int
    let beginsLine: Bool
  }

  let columns: Int
  private let prompt: [ScreenCell]
  private let continuation: [ScreenCell]
  private let scalars: [Unicode.Scalar]
  private let styles: [CellStyle]
  private let cursor: Int
  private(set) var rows: [Row] = [Row(start: 0, beginsLine: true)]
  private(set) var cursorRow = 0
  private(set) var cursorColumn = 0

  /// Creates a layout.
  ///
  /// - Parameter suggestion: the suggestion after the text.
  init(
    _ text: EditText, styles: [CellStyle], suggestion: String,
    prompts: (first: [ScreenCell], next: [ScreenCell]),
    columns: Int
  ) {
    self.columns = max(1, columns)
    prompt = Self.shortened(prompts.first, self.columns)
    continuation = Self.shortened(prompts.next, self.columns)
    let suggestion = Array(suggestion.unicodeScalars)
    scalars = text.scalars + suggestion
    self.styles = styles + Array(repeating: CellStyle(.suggestion), count: suggestion.count)
    cursor = text.cursor
    measure()
  }

  /// Shortens a prompt so that at least half of the row is left for the text.
  private static func shortened(_ prompt: [ScreenCell], _ columns: Int) -> [ScreenCell] {
    var prompt = prompt[...]
    while prompt.reduce(0, { $0 + $1.width }) > columns / 2 { prompt.removeFirst() }
    return Array(prompt)
  }

  private mutating func measure() {
    var column = prompt.width
    for index in 0...scalars.count {
      let isEnd = index == scalars.count
      let isBreak = isEnd || scalars[index] == "\n"
      // The cursor needs a column of its own, even at the end of a line.
      let width = isBreak ? (index == cursor ? 1 : 0) : width(at: index, column)
      if column + width > columns {
        rows.append(Row(start: index, beginsLine: false))
        column = 0
      }
      if index == cursor {
        (cursorRow, cursorColumn) = (rows.count - 1, min(column, columns - 1))
      }
      if isEnd { return }
      column += self.width(at: index, column)
      if isBreak {
        rows.append(Row(start: index + 1, beginsLine: true))
        column = continuation.width
      }
    }
  }

  /// Returns the cells of a row.
  func cells(_ row: Int) -> [ScreenCell] {
    var cells: [ScreenCell] = []
    if rows[row].beginsLine { cells = row == 0 ? prompt : continuation }
    let end = row + 1 < rows.count ? rows[row + 1].start : scalars.count
    var column = cells.width
    for index in rows[row].start..<end where scalars[index] != "\n" {
      let width = width(at: index, column)
      if width == 0 {
        cells[cells.count - 1].text += Glyph(scalars[index]).text
      } else {
        cells += set(index, width)
      }
      column += width
    }
    return cells
  }

  private func width(at index: Int, _ column: Int) -> Int {
    let scalar = scalars[index]
    if scalar.value >= 0x20, scalar.value < 0x7F { return 1 }
    if scalar == "\t" { return max(1, min(8 - column % 8, columns - column)) }
    let width = Glyph(scalar).width
    // A combining mark without a base character is shown on a dotted circle.
    if width == 0, index == 0 || scalars[index - 1] == "\n" { return 1 }
    return min(width, columns)
  }

  private func set(_ index: Int, _ width: Int) -> [ScreenCell] {
    let scalar = scalars[index]
    let style = styles[index]
    if scalar == "\t" {
      return Array(repeating: ScreenCell(text: " ", width: 1, style: style), count: width)
    }
    let glyph = Glyph(scalar)
    if glyph.width == 0 { return [ScreenCell(text: "◌" + glyph.text, width: 1, style: style)] }
    if glyph.text.unicodeScalars.count == 1 {
      // A terminal of one column has no room for a wide character.
      let text = glyph.width > width ? "?" : glyph.text
      return [ScreenCell(text: text, width: width, style: style)]
    }
    return glyph.text.unicodeScalars.prefix(width).map {
      ScreenCell(text: String($0), width: 1, style: style)
    }
  }
}
