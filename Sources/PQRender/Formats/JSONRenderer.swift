import PQModel

/// One array of row objects, a row a line, with the keys and values of the export API's `data`.
///
/// A text that is one JSON document, such as a plan, is written as it is. What has no value is
/// `null`, and so is a number that is not finite.
struct JSONRenderer: Renderer {
  var times = RenderOptions.TimeStyle.native

  func render(_ table: Table, to sink: inout ByteSink) throws {
    if let lines = table.jsonLines {
      for line in lines {
        sink.append(line)
        try sink.endLine()
      }
      return
    }
    guard table.rowCount > 0 else {
      sink.append("[]")
      return try sink.endLine()
    }
    sink.append("[")
    try sink.endLine()
    let keys = table.columns.map { JSONText.quoted($0.name) + ": " }
    let leads = keys.enumerated().map { ($0 == 0 ? "  {" : ", ") + $1 }
    try RowLines(leads: leads, tail: "}", separator: ",").write(
      CellPages(table.columns, formats: table.columns.map { .json($0, times) }), to: &sink)
    sink.append("]")
    try sink.endLine()
  }
}

extension CellFormat {
  /// Values as JSON has them.
  static func json(_ column: Column, _ times: RenderOptions.TimeStyle) -> CellFormat {
    .exact(column, times: times, quote: "\"", null: "null") { JSONText.append($0, to: &$1) }
  }
}
