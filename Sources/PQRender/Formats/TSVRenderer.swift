import PQModel

/// Writes tab-separated values with a header. There are no quotes. The escapes are `\t`, `\n`, `\r` and
/// `\\`.
///
/// NULL is an empty field, and so is a number that is not finite.
struct TSVRenderer: Renderer {
  var times = RenderOptions.TimeStyle.native

  func render(_ table: DataTable, to sink: inout ByteSink) throws {
    if let lines = table.jsonDocumentLines { return try sink.append(lines: lines) }
    guard !table.columns.isEmpty else { return }
    for (index, column) in table.columns.enumerated() {
      if index > 0 { sink.append(UInt8(ascii: "\t")) }
      sink.append(Self.escaped(column.name))
    }
    try sink.endLine()
    var leads = Array(repeating: "\t", count: table.columns.count)
    leads[0] = ""
    try RowLines(leads: leads).write(
      CellPages(table.columns, formats: table.columns.map(format)), to: &sink)
  }

  private func format(_ column: Column) -> CellFormat {
    .exact(column, times: times) { text, bytes in
      bytes.append(contentsOf: Self.escaped(text).utf8)
    }
  }

  private static func escaped(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\t": result.append(contentsOf: #"\t"#.unicodeScalars)
      case "\n": result.append(contentsOf: #"\n"#.unicodeScalars)
      case "\r": result.append(contentsOf: #"\r"#.unicodeScalars)
      case "\\": result.append(contentsOf: #"\\"#.unicodeScalars)
      default: result.append(scalar)
      }
    }
    return String(result)
  }
}
