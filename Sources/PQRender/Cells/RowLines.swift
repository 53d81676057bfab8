/// The rows of a format that has a line a row: a text before each cell, and one after the last.
struct RowLines {
  /// As many as there are columns.
  var leads: [String]
  var tail = ""
  /// Ends every line but the last.
  var separator = ""

  func write(_ pages: consuming CellPages, to sink: inout ByteSink) throws {
    let leads = leads.map { pages.keep($0) }
    let tailOfLast = pages.keep(tail)
    let tail = pages.keep(tail + separator)
    while pages.turn() {
      for row in pages.rows {
        for column in leads.indices {
          sink.append(leads[column], of: pages)
          sink.append(pages[row, column], of: pages)
        }
        sink.append(row == pages.rowCount - 1 ? tailOfLast : tail, of: pages)
        try sink.endLine()
      }
    }
  }
}
