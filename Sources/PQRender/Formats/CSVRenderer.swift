import PQModel

/// Writes the CSV of the export API. Names and texts are in double quotes, numbers have no quotes, times
/// are in milliseconds since the epoch, and lines end with `\n`.
///
/// Some values never occur in the API's answers. A time in ISO 8601 is in double quotes. NULL is an
/// empty field without quotes, and so is a number that is not finite.
struct CSVRenderer: Renderer {
  var times = RenderOptions.TimeStyle.native

  func render(_ table: DataTable, to sink: inout ByteSink) throws {
    if let lines = table.jsonDocumentLines { return try sink.append(lines: lines) }
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
      Self.quote(text, to: &bytes)
    }
  }

  private static func quoted(_ text: String) -> String {
    var bytes: [UInt8] = []
    quote(text, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Appends a text in double quotes. Double quotes inside the text are doubled.
  private static func quote(_ text: String, to bytes: inout [UInt8]) {
    let quote = UInt8(ascii: "\"")
    bytes.append(quote)
    if text.utf8.contains(quote) {
      for byte in text.utf8 { bytes.append(contentsOf: byte == quote ? [quote, quote] : [byte]) }
    } else {
      bytes.append(contentsOf: text.utf8)
    }
    bytes.append(quote)
  }
}
