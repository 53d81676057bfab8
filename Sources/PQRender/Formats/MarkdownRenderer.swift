import PQModel

/// Writes a table in GitHub Flavored Markdown. Values look like those of the format `table`. Each
/// caption is a paragraph before the table. A table that is a document becomes a fenced code block.
struct MarkdownRenderer: Renderer {
  func render(_ table: DataTable, to sink: inout ByteSink) throws {
    if let lines = table.jsonDocumentLines { return try sink.append(lines: lines) }
    if let lines = table.documentColumn { return try renderFenced(lines, to: &sink) }
    try appendParagraphs(table.captions, to: &sink)
    guard !table.columns.isEmpty else { return }
    let columns = table.columns.map { ReadableColumn($0) }
    let names = columns.map { MarkdownText.escaped($0.title) }
    try appendLine(names, to: &sink)
    try appendLine(table.columns.map { $0.isRightAligned ? "---:" : "---" }, to: &sink)
    var leads = Array(repeating: " | ", count: table.columns.count)
    leads[0] = "| "
    try RowLines(leads: leads, tail: " |").write(
      CellPages(table.columns, formats: columns.map(Self.format)), to: &sink)
  }

  private func appendParagraphs(_ captions: [String], to sink: inout ByteSink) throws {
    for caption in captions {
      sink.append(MarkdownText.paragraph(VisibleText.of(caption)))
      try sink.endLine()
      try sink.endLine()
    }
  }

  private func appendLine(_ cells: [String], to sink: inout ByteSink) throws {
    sink.append("| " + cells.joined(separator: " | ") + " |")
    try sink.endLine()
  }

  private func renderFenced(_ lines: Column, to sink: inout ByteSink) throws {
    // The fence is longer than any sequence of backticks in the text. So no sequence can close the
    // block.
    let fence = String(repeating: "`", count: max(3, lines.longestRun(of: "`") + 1))
    sink.append(fence)
    try sink.endLine()
    try sink.appendDocument(lines)
    sink.append(fence)
    try sink.endLine()
  }

  private static func format(_ column: ReadableColumn) -> CellFormat {
    var format = column.format()
    format.text = { text, bytes in
      bytes.append(contentsOf: MarkdownText.escaped(VisibleText.of(text)).utf8)
      return 0
    }
    return format
  }
}

extension Column {
  fileprivate func longestRun(of mark: Character) -> Int {
    guard case .texts(let texts) = values else { return 0 }
    let runs = texts.dictionary.flatMap { $0.split(whereSeparator: { $0 != mark }) }
    return runs.map(\.count).max() ?? 0
  }
}

/// Escapes of GitHub Flavored Markdown.
private enum MarkdownText {
  /// Escapes the characters that have a special meaning inside a line of Markdown or HTML.
  static func escaped(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "<": result.append(contentsOf: "&lt;".unicodeScalars)
      case "&": result.append(contentsOf: "&amp;".unicodeScalars)
      case "\\", "|", "`", "*", "_", "~", "[", "]", "$":
        result.append("\\")
        result.append(scalar)
      default: result.append(scalar)
      }
    }
    return String(result)
  }

  /// Escapes a text that is a paragraph of one line. It also escapes the start of the text if Markdown
  /// would read the line as a heading, a quote or a list item. Leading spaces are removed, because they
  /// could mean code.
  static func paragraph(_ text: String) -> String {
    let line = text.drop { $0 == " " }
    let number = line.prefix { ("0"..."9").contains($0) }
    let rest = escaped(String(line.dropFirst(number.count)))
    let marks: Set<Character> = number.isEmpty ? ["#", ">", "+", "-", "="] : [".", ")"]
    let isMark = rest.first.map(marks.contains) ?? false
    return number + (isMark ? "\\" : "") + rest
  }
}
