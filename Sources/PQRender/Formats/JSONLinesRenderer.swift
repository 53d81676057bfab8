import PQModel

/// One JSON object for each row, without spaces, in a line of its own. Keys and values are those of
/// `json`.
struct JSONLinesRenderer: Renderer {
  var times = RenderOptions.TimeStyle.native

  func render(_ table: Table, to sink: inout ByteSink) throws {
    if let lines = table.jsonLines {
      for line in lines { sink.append(String(line.drop { $0 == " " })) }
      return try sink.endLine()
    }
    let keys = table.columns.map { JSONText.quoted($0.name) + ":" }
    let leads = keys.enumerated().map { ($0 == 0 ? "{" : ",") + $1 }
    try RowLines(leads: leads, tail: "}").write(
      CellPages(table.columns, formats: table.columns.map { .json($0, times) }), to: &sink)
  }
}
