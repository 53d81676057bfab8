import PQModel

/// The CSV of the export API: names and texts in double quotes, numbers without quotes, times in
/// milliseconds since the epoch, lines that end with `\n`.
///
/// Two cases do not occur in the API's answers: a time in ISO 8601 is quoted, and a missing value or a
/// number that is not finite is an empty field without quotes.
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
      Self.quote(text, to: &bytes)
    }
  }

  private static func quoted(_ text: String) -> String {
    var bytes: [UInt8] = []
    quote(text, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Appends a text in double quotes; double quotes inside it are doubled.
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
