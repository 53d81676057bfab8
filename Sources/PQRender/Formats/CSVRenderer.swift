import PQModel

/// The CSV of the export API: names and texts in double quotes, numbers bare, times in
/// milliseconds, lines ended by `\n`.
///
/// Two things that the API never sends: a time in ISO 8601 is quoted, and a field without a value,
/// or with a number that is not finite, is empty and unquoted.
struct CSVRenderer: Renderer {
  var times = RenderOptions.TimeStyle.native

  func render(_ table: Table, to sink: inout ByteSink) throws {
    guard !table.columns.isEmpty else { return }
    for (index, column) in table.columns.enumerated() {
      if index > 0 { sink.append(UInt8(ascii: ",")) }
      sink.append(Self.quoted(column.name))
    }
    try sink.endLine()
    var leads = Array(repeating: ",", count: table.columns.count)
    leads[0] = ""
    try RowLines(leads: leads).write(
      CellPages(table.columns, formats: table.columns.map(format)), to: &sink)
  }

  private func format(_ column: Column) -> CellFormat {
    .exact(column, times: times, quote: "\"") { text, bytes in
      bytes.append(contentsOf: Self.quoted(text).utf8)
    }
  }

  private static func quoted(_ text: String) -> String {
    let quote: Unicode.Scalar = "\""
    var result = String.UnicodeScalarView([quote])
    for scalar in text.unicodeScalars {
      if scalar == quote { result.append(quote) }
      result.append(scalar)
    }
    result.append(quote)
    return String(result)
  }
}
