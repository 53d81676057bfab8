/// The output of cells and cursor movements, beginning at a position of the cursor.
struct Pen {
  private(set) var output = ""
  private let isColored: Bool
  private var row: Int
  private var column: Int

  init(isColored: Bool, row: Int, column: Int) {
    self.isColored = isColored
    self.row = row
    self.column = column
  }

  /// Draws the cells of a row that differ from the old ones.
  mutating func draw(_ cells: [Cell], over old: [Cell]?, in row: Int, _ size: ScreenSize) {
    let old = old ?? []
    let start = zip(cells, old).prefix { $0 == $1 }.count
    var end = cells.count
    let isAsWide = cells.width == old.width
    if isAsWide {
      let same = zip(cells[start...].reversed(), old[start...].reversed()).prefix { $0 == $1 }
      end -= same.count
    }
    move(toRow: row, column: Array(cells[..<start]).width)
    write(cells[start..<end])
    if cells.width < old.width { output += "\u{1B}[K" }
    // After the last column is filled, the cursor stays on it. Its position then counts as unknown.
    if column >= size.columns { column = -1 }
  }

  mutating func eraseBelow(_ row: Int) {
    move(toRow: row + 1, column: 0)
    output += "\u{1B}[J"
  }

  mutating func move(toRow newRow: Int, column newColumn: Int) {
    if newRow < row { output += "\u{1B}[\(row - newRow)A" }
    if newRow > row {
      output += "\r" + String(repeating: "\n", count: newRow - row)
      column = 0
    }
    row = newRow
    guard newColumn != column else { return }
    output += "\r" + (newColumn == 0 ? "" : "\u{1B}[\(newColumn)C")
    column = newColumn
  }

  private mutating func write(_ cells: ArraySlice<Cell>) {
    var style = ""
    for cell in cells {
      let wanted = isColored ? cell.style.parameters : ""
      if wanted != style { output += "\u{1B}[0\(wanted.isEmpty ? "" : ";" + wanted)m" }
      style = wanted
      output += cell.text
      column += cell.width
    }
    if !style.isEmpty { output += "\u{1B}[0m" }
  }
}
