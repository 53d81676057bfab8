package import PQSyntax

/// Writes diagnostics in the form of the GNU compilers, one line for each message:
///
///     report.pq:1:16: error: there is no dimension 'browzer.name' [unknown-name]
///     report.pq:1:16: note: try: browser.name
///
/// Columns are those of GCC: the column on the screen, from 1. A wide character takes two columns, and
/// tab stops are 8 columns apart. A message without a position has the name of the program in place
/// of the file.
package struct DiagnosticGCC: Sendable {
  private static let tabWidth = 8

  private let source: DiagnosticSource

  /// Creates a writer for the diagnostics of one text.
  package init(_ source: DiagnosticSource) {
    self.source = source
  }

  /// Returns the diagnostic and its notes. Each line ends with a line feed.
  package func text(of diagnostic: Diagnostic) -> String {
    let start = diagnostic.range.lowerBound
    let line = source.position(of: start).line
    let place = "\(VisibleText.of(source.name)):\(line):\(column(of: start))"
    let first = Self.line(
      place, diagnostic.severity.rawValue, diagnostic.message, code: diagnostic.code.rawValue)
    return first + diagnostic.notes.map { Self.line(place, "note", $0) }.joined()
  }

  /// Returns a message without a position, with its line feed.
  static func text(of message: RunMessage) -> String {
    line(
      message.program ?? RunMessage.pq, message.severity.rawValue, message.message,
      code: message.code)
  }

  private static func line(
    _ place: String, _ severity: String, _ message: String, code: String? = nil
  ) -> String {
    let suffix = code.map { " [\($0)]" } ?? ""
    return "\(place): \(severity): \(VisibleText.of(message))\(suffix)\n"
  }

  /// Returns the column of a byte offset on the screen, from 1.
  private func column(of offset: Int) -> Int {
    let start = source.line(of: offset).lowerBound
    let before = source.bytes[start..<max(start, min(offset, source.bytes.count))]
    return String(decoding: before, as: UTF8.self).reduce(0) { column, character in
      character == "\t"
        ? (column / Self.tabWidth + 1) * Self.tabWidth : column + character.displayWidth
    } + 1
  }
}
