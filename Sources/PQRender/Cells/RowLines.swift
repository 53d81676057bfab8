/// The rows of a format with one line for each row: a lead before each cell, and a tail after the last.
struct RowLines {
  /// The texts before the cells, one for each column.
  var leads: [String]
  var tail = ""
  /// The text after the tail of every row but the last.
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
