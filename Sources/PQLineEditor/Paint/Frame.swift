/// A character on the screen with its combining marks, one or two columns wide.
struct Cell: Equatable {
  var text: String
  let width: Int
  let style: CellStyle
}

/// The rows of the prompt and the position of the cursor in them.
struct Frame: Equatable {
  var rows: [[Cell]] = [[]]
  var cursorRow = 0
  var cursorColumn = 0
}

/// The size of a terminal in rows and columns.
struct ScreenSize: Equatable {
  var rows = 24
  var columns = 80
}

extension [Cell] {
  var width: Int { reduce(0) { $0 + $1.width } }

  /// Returns the number of the screen row, from 0, that contains a column after a narrower terminal has
  /// wrapped this row. A column after the last cell is in the last screen row, even if that is full.
  func lastPiece(upTo end: Int = .max, columns: Int) -> Int {
    var (piece, column, place) = (0, 0, 0)
    for cell in self where place <= end {
      if column + cell.width > columns, column > 0 { (piece, column) = (piece + 1, 0) }
      column += cell.width
      place += cell.width
    }
    return piece
  }

  /// Creates the cells of a text in one style, at most `limit` columns.
  init(_ text: String, _ role: CellRole, limit: Int = .max) {
    self = []
    var room = limit
    for scalar in text.unicodeScalars {
      let glyph = Glyph(scalar)
      if glyph.width == 0, !isEmpty {
        self[count - 1].text += glyph.text
        continue
      }
      room -= glyph.width
      guard room >= 0 else { return }
      append(Cell(text: glyph.text, width: glyph.width, style: CellStyle(role)))
    }
  }
}
