import PQModel

/// Writes a line `name: value` for each cell. Each row begins with a line that has the row number. The
/// captions come first. Nothing is shortened.
struct VerticalRenderer: Renderer {
  var isColored = false

  func render(_ table: DataTable, to sink: inout ByteSink) throws {
    if let lines = table.documentColumn { return try sink.appendDocument(lines) }
    try sink.appendCaptions(of: table, isColored: isColored)
    guard table.rowCount > 0 else { return try sink.appendNoRows(isColored: isColored) }
    var pages = CellPages(
      table.columns, formats: table.columns.map { ReadableColumn($0).formatWithUnit() })
    let names = alignedNames(of: table).map { pages.keep($0) }
    while pages.nextPage() {
      for row in pages.rows {
        try appendRule(row, to: &sink)
        for column in names.indices {
          sink.append(names[column], of: pages)
          sink.append(pages[row, column], of: pages)
          try sink.endLine()
        }
      }
    }
  }

  private func appendRule(_ row: Int, to sink: inout ByteSink) throws {
    sink.append(isColored ? "\u{1B}[2m── row " : "── row ")
    sink.append(String(row + 1))
    sink.append(isColored ? " ──\u{1B}[0m" : " ──")
    try sink.endLine()
  }

  private func alignedNames(of table: DataTable) -> [String] {
    let names = table.columns.map { VisibleText.of($0.name) }
    let widest = names.map(\.displayWidth).max() ?? 0
    return names.map { name in
      String(repeating: " ", count: widest - name.displayWidth) + name + ": "
    }
  }
}
