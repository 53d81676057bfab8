extension Screen {
  /// The cells of one row, or of several rows into which the terminal has split a line, without blanks
  /// at the end.
  private typealias Line = [Cell]

  /// Changes the size of the screen, as tmux does. Rows that are too long are split, rows that the
  /// terminal has split are joined, and a cursor after the end of a full row stays in it. If the height
  /// shrinks, rows below the cursor are removed first, and then rows at the top.
  public mutating func resize(rows: Int, columns: Int) {
    var (broken, isBroken, cursor): ([[Cell]], [Bool], Int) = ([], [], 0)
    for (line, place) in lines {
      let pieces = Self.pieces(of: line, columns)
      if let place {
        let index = Self.piece(of: place, in: pieces)
        cursor = broken.count + index
        let before = pieces[..<index].reduce(0) { $0 + $1.count }
        column = min(place - before, columns)
      }
      broken += pieces.map { $0 + Array(repeating: Cell(), count: max(0, columns - $0.count)) }
      isBroken += pieces.indices.map { $0 < pieces.count - 1 }
    }
    (cells, self.isBroken, row) = (broken, isBroken, cursor)
    isBehindLastColumn = column == columns
    column = min(column, columns - 1)
    columnCount = columns
    setHeight(rows)
  }

  /// The lines. The line with the cursor has the index of the cell at the cursor, the others have
  /// `nil`.
  private var lines: [(Line, Int?)] {
    var lines: [(Line, Int?)] = []
    var (line, place): (Line, Int?) = ([], nil)
    for index in cells.indices {
      if index == row { place = line.count + column + (isBehindLastColumn ? 1 : 0) }
      line += cells[index]
      // The blank before a wide character that did not fit is not a part of the line.
      if isBroken[index], index + 1 < cells.count {
        if cells[index + 1].count > 1, cells[index + 1][1].isRightHalf, line.last == Cell() {
          line.removeLast()
        }
        continue
      }
      while line.last == Cell() { line.removeLast() }
      lines.append((line, place))
      (line, place) = ([], nil)
    }
    return lines
  }

  private static func pieces(of line: Line, _ columns: Int) -> [[Cell]] {
    var pieces: [[Cell]] = [[]]
    for (index, cell) in line.enumerated() where !cell.isRightHalf {
      let isWide = index + 1 < line.count && line[index + 1].isRightHalf
      let part = isWide && columns > 1 ? [cell, line[index + 1]] : [cell]
      if pieces[pieces.count - 1].count + part.count > columns { pieces.append([]) }
      pieces[pieces.count - 1] += part
    }
    return pieces
  }

  /// Returns the index of the piece that contains a cell, or of the last piece for a cell after all of
  /// them.
  private static func piece(of place: Int, in pieces: [[Cell]]) -> Int {
    var end = 0
    for (index, piece) in pieces.enumerated() {
      end += piece.count
      if place < end { return index }
    }
    return pieces.count - 1
  }

  private mutating func setHeight(_ rows: Int) {
    while cells.count > rows, cells.count - 1 > row { removeRow(at: cells.count - 1) }
    while cells.count > rows {
      scrolledOff.append(Self.text(cells[0]))
      removeRow(at: 0)
      row -= 1
    }
    while cells.count < rows {
      cells.append(Array(repeating: Cell(), count: columnCount))
      isBroken.append(false)
    }
    rowCount = rows
  }

  private mutating func removeRow(at index: Int) {
    cells.remove(at: index)
    isBroken.remove(at: index)
  }
}
