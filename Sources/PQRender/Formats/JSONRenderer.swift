import PQModel

/// Writes an array with one object for each row. Each object has its own line. Keys and values are like
/// those in `data` of the export API.
///
/// If the table is a JSON document, such as a plan, the document is written unchanged. NULL is `null`,
/// and so is a number that is not finite.
struct JSONRenderer: Renderer {
  var times = RenderOptions.TimeStyle.native

  func render(_ table: DataTable, to sink: inout ByteSink) throws {
    if let lines = table.jsonDocumentLines { return try sink.append(lines: lines) }
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
  /// Returns the format of values in JSON.
  static func json(_ column: Column, _ times: RenderOptions.TimeStyle) -> CellFormat {
    .exact(column, times: times, quote: "\"", null: "null") { JSONText.append($0, to: &$1) }
  }
}

/// Writes one JSON object for each row. Each object has its own line and no spaces between tokens. Keys
/// and values are those of the format `json`.
struct JSONLinesRenderer: Renderer {
  var times = RenderOptions.TimeStyle.native

  func render(_ table: DataTable, to sink: inout ByteSink) throws {
    if let lines = table.jsonDocumentLines {
      for line in lines { sink.append(String(line.drop { $0 == " " })) }
      return try sink.endLine()
    }
    let keys = table.columns.map { JSONText.quoted($0.name) + ":" }
    let leads = keys.enumerated().map { ($0 == 0 ? "{" : ",") + $1 }
    try RowLines(leads: leads, tail: "}").write(
      CellPages(table.columns, formats: table.columns.map { .json($0, times) }), to: &sink)
  }
}
