/// One place of the screen that a character takes, with the marks upon it.
struct Cell: Equatable {
  var text: String
  let width: Int
  let style: CellStyle
}

/// All that the prompt shows: rows from the top, and where the cursor is.
struct Frame: Equatable {
  var rows: [[Cell]] = [[]]
  var cursorRow = 0
  var cursorColumn = 0
}

/// How large the terminal is.
struct ScreenSize: Equatable {
  var rows = 24
  var columns = 80
}

extension [Cell] {
  var width: Int { reduce(0) { $0 + $1.width } }

  /// The piece that a column is in if a terminal of fewer columns breaks this row: 0 for the first.
  /// Behind the last cell it is the last piece, also if that is full.
  func lastPiece(upTo end: Int = .max, columns: Int) -> Int {
    var (piece, column, place) = (0, 0, 0)
    for cell in self where place <= end {
      if column + cell.width > columns, column > 0 { (piece, column) = (piece + 1, 0) }
      column += cell.width
      place += cell.width
    }
    return piece
  }

  /// The cells of a text in one style, of which no more than a width is taken.
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
