/// Knows what the terminal shows of the prompt, and writes only what is different.
struct Painter {
  private(set) var shown = Frame()
  var size = ScreenSize()
  let isColored: Bool
  /// The first row of a long text that is seen.
  private var top = 0

  init(isColored: Bool) { self.isColored = isColored }

  /// What is to be written so that the terminal shows a layout and a list below it.
  mutating func paint(_ layout: Layout, list: [[Cell]] = []) -> String {
    let list = list.prefix(max(0, size.rows - 1))
    var frame = window(layout, height: max(1, size.rows - list.count))
    frame.rows += list
    defer { shown = frame }
    return frame == shown ? "" : change(to: frame)
  }

  /// The rows around the cursor that there is room for.
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

  /// What is to be written at the end: the text in whole, however long, and the cursor below it.
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

  /// What is to be written so that nothing of the prompt is left, and the cursor where it began.
  mutating func clear() -> String {
    let up = shown.cursorRow
    forget()
    return "\r" + (up > 0 ? "\u{1B}[\(up)A" : "") + "\u{1B}[J"
  }

  /// The same if the terminal has another width now. Rows end with a line feed, so that a narrower
  /// terminal has broken them in pieces and a wider one has joined none.
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

  /// Takes it that the terminal shows nothing of the prompt. The rows that are seen of a long text
  /// stay the same.
  mutating func forget() { shown = Frame() }

  /// Begins a new text, of which the first row is seen.
  mutating func startOver() {
    forget()
    top = 0
  }
}
