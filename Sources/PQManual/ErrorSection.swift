/// The explanation of one code: a section of `grammar/errors.md`, which the program contains.
package struct ErrorSection: Sendable {
  /// The code, such as `unknown-name`.
  package let code: String
  /// The lines of the section in Markdown, without its heading.
  private let markdown: [Substring]

  /// The sections in the order of the page: codes of diagnostics, then codes of lines about a run.
  package static let all = sections(of: page) + rows(of: page)

  /// Returns the section of a code in any letter case; `nil` for an unknown code.
  package static func named(_ code: String) -> ErrorSection? {
    let code = code.lowercased()
    return all.first { $0.code == code }
  }

  /// The lines for a terminal of 80 columns: the code, the text, and the queries, which are indented and
  /// not wrapped.
  package var lines: [String] { [code, ""] + MarkdownText(markdown).lines }

  private static let page = String(decoding: PackageResources.errors_md, as: UTF8.self)
    .split(separator: "\n", omittingEmptySubsequences: false)

  /// Returns the sections that begin with `### code` and end before the next heading.
  private static func sections(of page: [Substring]) -> [ErrorSection] {
    page.indices.filter { page[$0].hasPrefix("### ") }.map { start in
      let text = page[(start + 1)...].prefix { !$0.hasPrefix("## ") && !$0.hasPrefix("### ") }
      return ErrorSection(
        code: String(page[start].dropFirst(4)), markdown: Array(text.drop { $0.isEmpty }))
    }
  }

  /// Returns a section for each row of the table of lines about a run.
  private static func rows(of page: [Substring]) -> [ErrorSection] {
    page.filter { $0.hasPrefix("| `") }.map { row in
      let cells = row.split(separator: "|").map { $0.trimmed }
      let status = cells.count > 3 && !cells[3].isEmpty ? " The exit status is \(cells[3])." : ""
      return ErrorSection(
        code: String(cells[0].dropFirst().dropLast()),
        markdown: ["The \(cells[1]) is about \(cells[2]).\(status)"])
    }
  }
}

/// Simple Markdown as text of 80 columns: paragraphs and list items are wrapped, code is indented.
private struct MarkdownText {
  private(set) var lines: [String] = []
  /// The lines of the current paragraph or list item.
  private var paragraph: [Substring] = []
  private var isCode = false

  init(_ markdown: [Substring]) {
    for line in markdown { add(line) }
    endParagraph()
    while lines.last == "" { lines.removeLast() }
  }

  private mutating func add(_ line: Substring) {
    if line.hasPrefix("```") {
      endParagraph()
      if isCode { lines.append("") }
      isCode.toggle()
    } else if isCode {
      lines.append(line.isEmpty ? "" : "    \(line)")
    } else {
      if line.isEmpty || line.hasPrefix("- ") { endParagraph() }
      if line.isEmpty, lines.last?.isEmpty == false { lines.append("") }
      if !line.isEmpty { paragraph.append(line) }
    }
  }

  private mutating func endParagraph() {
    let margin = paragraph.first?.hasPrefix("- ") == true ? "  " : ""
    let wrapped = TwoColumns.wrapped(paragraph.joined(separator: " "), 80 - margin.count)
    for (index, line) in wrapped.enumerated() where !line.isEmpty {
      lines.append(index == 0 ? line : margin + line)
    }
    paragraph = []
  }
}

extension Substring {
  /// The text without spaces at both ends.
  fileprivate var trimmed: Substring {
    let start = drop { $0 == " " }
    let end = start.reversed().prefix { $0 == " " }.count
    return start.dropLast(end)
  }
}
