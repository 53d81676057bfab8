import PQModel

/// Writes aligned columns for people, with captions, a header and a line under the header. No line is
/// wider than the terminal.
///
/// It makes two passes over the rows. The first pass measures the cells, and the second pass writes
/// them.
struct TableRenderer: Renderer {
  var width: Int?
  var isColored = false

  func render(_ table: DataTable, to sink: inout ByteSink) throws {
    if let lines = table.documentColumn { return try sink.appendDocument(lines) }
    try sink.appendCaptions(of: table, isColored: isColored, width: width)
    let all = table.columns.map { ReadableColumn($0) }
    let extents = try extents(of: all, pause: { try sink.pause() })
    let widths = TableLayout(zip(all, extents).map(TableLayout.Need.init), limit: width).widths
    let columns = zip(all, zip(widths, extents)).map { column, place in
      TableColumn(column, width: place.0, tail: place.1.tail)
    }
    if !columns.isEmpty {
      try appendHeader(columns, to: &sink)
      try appendRows(columns, to: &sink)
    }
    if table.rowCount == 0 { try sink.appendNoRows(isColored: isColored, width: width) }
    try appendNote(on: Array(all.dropFirst(widths.count)), to: &sink)
  }

  private func extents(
    of columns: [ReadableColumn], pause: () throws -> Void
  ) throws -> [CellExtent] {
    var pages = CellPages(columns.map(\.column), formats: columns.map { $0.format() })
    return try pages.extents(alignsPoints: columns.map(\.alignsPoints), pause: pause)
  }

  private func appendHeader(_ columns: [TableColumn], to sink: inout ByteSink) throws {
    let names = columns.indices.map { index in
      let (column, width) = (columns[index].column, columns[index].width)
      let name = column.name.shortened(toWidth: width - column.unit.utf8.count) + column.unit
      let padding = String(repeating: " ", count: max(0, width - name.displayWidth))
      if columns[index].isRight { return padding + name }
      return index == columns.count - 1 ? name : name + padding
    }
    try appendLine(names, in: .bold, to: &sink)
    try appendLine(
      columns.map { String(repeating: "─", count: $0.width) }, in: .dim, to: &sink)
  }

  private func appendLine(_ cells: [String], in style: TextStyle, to sink: inout ByteSink) throws {
    let gap = String(repeating: " ", count: TableLayout.gap)
    sink.append(cells.joined(separator: gap), in: isColored ? style : nil)
    try sink.endLine()
  }

  private func appendRows(_ columns: [TableColumn], to sink: inout ByteSink) throws {
    var pages = CellPages(
      columns.map(\.column.column), formats: columns.map { $0.column.format(limit: $0.width) })
    while pages.nextPage() {
      for row in pages.rows {
        // Spaces are written just before the next cell. So no line ends with spaces.
        var spaces = 0
        for index in columns.indices {
          let cell = pages[row, index]
          let (before, after) = columns[index].padding(of: cell, in: pages)
          spaces += before
          if !cell.isEmpty {
            sink.append(spaces: spaces)
            append(cell, of: columns[index], in: pages, to: &sink)
            spaces = 0
          }
          spaces += TableLayout.gap + after
        }
        try sink.endLine()
      }
    }
  }

  private func append(
    _ cell: FormattedCell, of column: TableColumn, in pages: borrowing CellPages,
    to sink: inout ByteSink
  ) {
    if isColored, column.isChange {
      sink.append(change: cell, of: pages)
    } else {
      sink.append(cell, of: pages)
    }
  }

  private func appendNote(on hidden: [ReadableColumn], to sink: inout ByteSink) throws {
    guard !hidden.isEmpty else { return }
    let names = hidden.map(\.name).joined(separator: ", ")
    let note = "… \(hidden.count) more column\(hidden.count == 1 ? "" : "s"): \(names)"
    sink.append(note.shortened(toWidth: width ?? .max), in: isColored ? .dim : nil)
    try sink.endLine()
  }
}

/// A shown column and its place in the lines.
private struct TableColumn {
  let column: ReadableColumn
  /// The width in terminal columns.
  let width: Int
  /// The width from the decimal points on, if they align.
  private let tail: Int
  let isRight: Bool
  private let alignsPoints: Bool
  let isChange: Bool

  init(_ column: ReadableColumn, width: Int, tail: Int) {
    self.column = column
    self.width = width
    self.tail = tail
    isRight = column.column.isRightAligned
    alignsPoints = column.alignsPoints
    isChange = column.column.isChange
  }

  /// Returns the numbers of spaces before and after a cell.
  func padding(
    of cell: FormattedCell, in pages: borrowing CellPages
  ) -> (before: Int, after: Int) {
    let room = width - cell.width
    guard isRight else { return (0, room) }
    guard alignsPoints, let point = pages.point(of: cell) else { return (room, 0) }
    let after = tail - (cell.width - point)
    return (room - after, after)
  }
}

/// The number and the widths of the table columns that are shown. Widths are in terminal columns.
private struct TableLayout {
  /// The preferred and the smallest width of a column, in terminal columns.
  struct Need {
    let ideal: Int
    let least: Int

    /// Texts and names can be shortened to a few characters. Numbers cannot be shortened, because
    /// without its last digits a number is a different number.
    /// The unit after a name is never shortened either.
    init(_ column: ReadableColumn, _ extent: CellExtent) {
      let unit = column.unit.utf8.count
      ideal = max(column.name.displayWidth + unit, extent.width)
      least = max(
        column.column.isShortenable ? 0 : extent.width, min(ideal, max(8, unit + 4)))
    }
  }

  /// The number of spaces between two columns.
  static let gap = 2

  /// The widths of the shown columns. The shown columns are the first columns of the table.
  let widths: [Int]

  /// Creates the layout for a terminal that is `limit` columns wide. If `limit` is `nil`, each column
  /// gets its preferred width.
  ///
  /// If the table is too wide, columns are shortened, the widest columns first. If this is not enough,
  /// columns at the right are left out.
  init(_ needs: [Need], limit: Int?) {
    guard let limit = limit.map({ max(0, $0) }) else {
      widths = needs.map(\.ideal)
      return
    }
    var shown = needs[...]
    while Self.total(shown.map(\.least)) > limit { shown.removeLast() }
    widths = Self.fitted(Array(shown), limit: limit)
  }

  /// Returns widths that fit into a limit. All columns get the same maximum width, and the largest
  /// maximum that fits is used. The remaining terminal columns are given to the shortened columns from
  /// the left, one to each.
  private static func fitted(_ needs: [Need], limit: Int) -> [Int] {
    var cap = limit
    while total(capped(needs, at: cap)) > limit { cap -= 1 }
    var widths = capped(needs, at: cap)
    let room = limit - total(widths)
    for index in needs.indices.filter({ widths[$0] < needs[$0].ideal }).prefix(room) {
      widths[index] += 1
    }
    return widths
  }

  private static func capped(_ needs: [Need], at cap: Int) -> [Int] {
    needs.map { max($0.least, min($0.ideal, cap)) }
  }

  private static func total(_ widths: [Int]) -> Int {
    widths.isEmpty ? 0 : widths.reduce(gap * (widths.count - 1), +)
  }
}
