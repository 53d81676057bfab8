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
    let widths = try layout(of: table, pause: { try sink.pause() }).widths
    let columns = Array(table.columns.prefix(widths.count))
    if !columns.isEmpty {
      try appendHeader(columns, widths, to: &sink)
      try appendRows(columns, widths, to: &sink)
    }
    if table.rowCount == 0 { try sink.appendNoRows(isColored: isColored, width: width) }
    try appendNote(on: Array(table.columns.dropFirst(widths.count)), to: &sink)
  }

  private func layout(of table: DataTable, pause: () throws -> Void) throws -> TableLayout {
    var pages = CellPages(table.columns, formats: table.columns.map { .readable($0) })
    let needs = try zip(table.columns, pages.widths(pause: pause)).map { column, width in
      TableLayout.Need(
        name: VisibleText.of(column.name).displayWidth, cells: width,
        isShortenable: column.isShortenable)
    }
    return TableLayout(needs, limit: width)
  }

  private func appendHeader(
    _ columns: [Column], _ widths: [Int], to sink: inout ByteSink
  ) throws {
    let names = columns.indices.map { index in
      let column = columns[index]
      let name = VisibleText.of(column.name).shortened(toWidth: widths[index])
      let padding = String(repeating: " ", count: widths[index] - name.displayWidth)
      if column.isRightAligned { return padding + name }
      return index == columns.count - 1 ? name : name + padding
    }
    try appendLine(names, in: .bold, to: &sink)
    try appendLine(widths.map { String(repeating: "─", count: $0) }, in: .dim, to: &sink)
  }

  private func appendLine(_ cells: [String], in style: TextStyle, to sink: inout ByteSink) throws {
    let gap = String(repeating: " ", count: TableLayout.gap)
    sink.append(cells.joined(separator: gap), in: isColored ? style : nil)
    try sink.endLine()
  }

  private func appendRows(_ columns: [Column], _ widths: [Int], to sink: inout ByteSink) throws {
    let limits = zip(columns, widths)
    var pages = CellPages(columns, formats: limits.map { .readable($0, limit: $1) })
    let isRight = columns.map(\.isRightAligned)
    while pages.nextPage() {
      for row in pages.rows {
        // Spaces are written just before the next cell. So no line ends with spaces.
        var spaces = 0
        for column in columns.indices {
          let cell = pages[row, column]
          let padding = widths[column] - cell.width
          if isRight[column] { spaces += padding }
          if !cell.isEmpty {
            sink.append(spaces: spaces)
            sink.append(cell, of: pages)
            spaces = 0
          }
          spaces += TableLayout.gap + (isRight[column] ? 0 : padding)
        }
        try sink.endLine()
      }
    }
  }

  private func appendNote(on hidden: [Column], to sink: inout ByteSink) throws {
    guard !hidden.isEmpty else { return }
    let names = hidden.map { VisibleText.of($0.name) }.joined(separator: ", ")
    let note = "… \(hidden.count) more column\(hidden.count == 1 ? "" : "s"): \(names)"
    sink.append(note.shortened(toWidth: width ?? .max), in: isColored ? .dim : nil)
    try sink.endLine()
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
    init(name: Int, cells: Int, isShortenable: Bool) {
      ideal = max(name, cells)
      least = max(isShortenable ? 0 : cells, min(ideal, 8))
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
