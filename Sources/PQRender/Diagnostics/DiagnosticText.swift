package import PQSyntax

/// Writes diagnostics as text for people. The text has the message, the source line with carets under
/// the marked part, the expected tokens, and a fix-it.
///
///     error[unknown-name]: there is no dimension 'browzer.name'
///      --> report.pq:1:16
///       |
///     1 | SELECT http BY browzer.name
///       |                ^^^^^^^^^^^^
///       = try: browser.name
package struct DiagnosticText: Sendable {
  private let source: DiagnosticSource
  private let isColored: Bool

  private static let longestSentence = 500

  /// Creates a writer for the diagnostics of one text.
  ///
  /// - Parameter isColored: true to use the control sequences of a terminal for color and bold.
  package init(_ source: DiagnosticSource, isColored: Bool = false) {
    self.source = source
    self.isColored = isColored
  }

  /// Returns the diagnostic as lines. Each line ends with a line feed.
  package func text(of diagnostic: Diagnostic) -> String {
    let position = source.position(of: diagnostic.range.lowerBound)
    let number = String(position.line)
    let margin = String(repeating: " ", count: number.count)
    let excerpt = DiagnosticExcerpt(diagnostic.range, of: source)
    let place = "\(VisibleText.of(source.name)):\(position.line):\(position.column)"
    var lines = [
      headline(diagnostic),
      "\(margin)\(dim("-->")) \(place)",
      "\(margin) \(dim("|"))",
      "\(dim(number)) \(dim("|")) \(excerpt.line)",
      "\(margin) \(dim("|")) \(strong(excerpt.carets, diagnostic.severity))",
    ]
    lines += diagnostic.notes.map { "\(margin) \(dim("=")) \(shown($0))" }
    return lines.joined(separator: "\n") + "\n"
  }

  private func headline(_ diagnostic: Diagnostic) -> String {
    let label = "\(diagnostic.severity.rawValue)[\(diagnostic.code.rawValue)]"
    return "\(strong(label, diagnostic.severity)): \(shown(diagnostic.message))"
  }

  /// A sentence may quote the query text, and a query can be very long.
  private func shown(_ sentence: String) -> String {
    VisibleText.of(sentence).shortened(toWidth: Self.longestSentence)
  }

  /// Returns a message without a position as one line, with its line feed.
  static func text(of message: RunMessage) -> String {
    (message.program.map { "\($0): " } ?? "") + VisibleText.of(message.message) + "\n"
  }

  private func strong(_ text: String, _ severity: Diagnostic.Severity) -> String {
    guard isColored else { return text }
    return "\u{1B}[1;\(severity == .error ? 31 : 33)m\(text)\u{1B}[0m"
  }

  private func dim(_ text: String) -> String { isColored ? "\u{1B}[34m\(text)\u{1B}[0m" : text }
}

/// The source line of a diagnostic without control characters, and the carets under the marked part.
private struct DiagnosticExcerpt {
  let line: String
  let carets: String

  /// The number of bytes shown before and after the start of the range in a very long line.
  private static let contextBytes = 60

  init(_ range: Range<Int>, of source: DiagnosticSource) {
    let whole = source.line(of: range.lowerBound)
    let start = min(max(range.lowerBound, whole.lowerBound), whole.upperBound)
    let end = min(max(range.upperBound, start), whole.upperBound)
    var left = whole.lowerBound
    var right = whole.upperBound
    if whole.count > 3 * Self.contextBytes {
      left = max(left, Self.border(max(left, start - Self.contextBytes), in: source.bytes))
      right = min(right, max(start + Self.contextBytes, min(end, start + 100)))
      right = max(start, Self.border(right, in: source.bytes))
    }
    let before = (left > whole.lowerBound ? "…" : "") + Self.shown(source.bytes[left..<start])
    let marked = Self.shown(source.bytes[start..<min(max(end, start), right)])
    let after = Self.shown(source.bytes[min(max(end, start), right)..<right])
    line = before + marked + after + (right < whole.upperBound ? "…" : "")
    carets =
      String(repeating: " ", count: before.displayWidth)
      + String(repeating: "^", count: max(1, marked.displayWidth))
  }

  /// Returns the last start of a UTF-8 character at or before an index. If there is no start within 4
  /// bytes, the bytes are not valid UTF-8, and the function returns the index itself.
  private static func border(_ index: Int, in bytes: [UInt8]) -> Int {
    guard index < bytes.count else { return index }
    let places = stride(from: index, to: max(-1, index - 4), by: -1)
    return places.first { bytes[$0] & 0xC0 != 0x80 } ?? index
  }

  private static func shown(_ bytes: ArraySlice<UInt8>) -> String {
    let text = String(decoding: bytes, as: UTF8.self)
    let parts = text.split(separator: "\t", omittingEmptySubsequences: false)
    return parts.map { VisibleText.of(String($0)) }.joined(separator: "    ")
  }
}
