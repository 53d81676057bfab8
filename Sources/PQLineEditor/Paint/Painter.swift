/// Draws the prompt. It keeps the frame that the terminal shows, and returns only the output for the
/// differences.
struct Painter {
  private(set) var shown = Frame()
  var size = ScreenSize()
  let isColored: Bool
  /// The index of the first visible row of a long text.
  private var top = 0

  init(isColored: Bool) { self.isColored = isColored }

  /// Returns the output that draws a layout and a list below it.
  mutating func paint(_ layout: Layout, list: [[ScreenCell]] = []) -> String {
    let list = list.prefix(max(0, size.rows - 1))
    var frame = window(layout, height: max(1, size.rows - list.count))
    frame.rows += list
    defer { shown = frame }
    return frame == shown ? "" : change(to: frame)
  }

  /// Returns the frame of the rows around the cursor that fit into a height.
  private mutating func window(_ layout: Layout, height: Int) -> Frame {
    top = min(top, layout.cursorRow, max(0, layout.rows.count - height))
    top = max(top, layout.cursorRow - height + 1)
    let rows = top..<min(layout.rows.count, top + height)
    return Frame(
      rows: rows.map { layout.cells($0) }, cursorRow: layout.cursorRow - top,
      cursorColumn: layout.cursorColumn)
  }

  private func change(to frame: Frame) -> String {
    var pen = Pen(isColored: isColored, row: shown.cursorRow, column: shown.cursorColumn)
    let changed = frame.rows.indices.filter {
      $0 >= shown.rows.count || frame.rows[$0] != shown.rows[$0]
    }
    for row in changed {
      pen.draw(frame.rows[row], over: row < shown.rows.count ? shown.rows[row] : nil, in: row, size)
    }
    if frame.rows.count < shown.rows.count { pen.eraseBelow(frame.rows.count - 1) }
    pen.move(toRow: frame.cursorRow, column: frame.cursorColumn)
    guard changed.count > 1 || frame.rows.count < shown.rows.count else { return pen.output }
    return "\u{1B}[?25l" + pen.output + "\u{1B}[?25h"
  }

  /// Returns the output at the end of a prompt: the whole text, and the cursor below it.
  mutating func finish(_ layout: Layout, mark: String) -> String {
    let isWhole = top == 0 && layout.rows.count <= size.rows
    var output = ""
    if isWhole {
      output = paint(layout)
      var pen = Pen(isColored: isColored, row: shown.cursorRow, column: shown.cursorColumn)
      pen.move(toRow: shown.rows.count - 1, column: shown.rows[shown.rows.count - 1].width)
      output += pen.output
    } else {
      output = clear()
      for row in layout.rows.indices {
        var pen = Pen(isColored: isColored, row: 0, column: 0)
        pen.draw(layout.cells(row), over: nil, in: 0, size)
        output += (row == 0 ? "" : "\r\n") + pen.output
      }
    }
    startOver()
    return output + mark + "\r\n"
  }

  /// Returns the output that erases the prompt and moves the cursor to its start.
  mutating func clear() -> String {
    let up = shown.cursorRow
    forget()
    return "\r" + (up > 0 ? "\u{1B}[\(up)A" : "") + "\u{1B}[J"
  }

  /// Returns the output that erases the prompt after the terminal has changed its width. Each row ends
  /// with a line feed. So a narrower terminal has wrapped the rows, and a wider one has not joined
  /// them.
  mutating func clear(newSize: ScreenSize) -> String {
    size = newSize
    let columns = max(1, newSize.columns)
    let above = shown.rows.prefix(shown.cursorRow).reduce(0) {
      $0 + $1.lastPiece(columns: columns) + 1
    }
    shown.cursorRow =
      above + shown.rows[shown.cursorRow].lastPiece(upTo: shown.cursorColumn, columns: columns)
    return clear()
  }

  /// Forgets the frame. Call it when the terminal no longer shows the frame. The visible part of a
  /// long text stays the same.
  mutating func forget() { shown = Frame() }

  /// Begins a new text at its first row.
  mutating func startOver() {
    forget()
    top = 0
  }
}

/// The output of cells and cursor movements, beginning at a position of the cursor.
private struct Pen {
  private(set) var output = ""
  private let isColored: Bool
  private var row: Int
  private var column: Int

  init(isColored: Bool, row: Int, column: Int) {
    self.isColored = isColored
    self.row = row
    self.column = column
  }

  /// Draws the cells of a row that differ from the old cells.
  mutating func draw(
    _ cells: [ScreenCell], over old: [ScreenCell]?, in row: Int, _ size: ScreenSize
  ) {
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

  private mutating func write(_ cells: ArraySlice<ScreenCell>) {
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
