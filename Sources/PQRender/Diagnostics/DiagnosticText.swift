public import PQSyntax

/// Writes diagnostics as text for people: the message, the source line with carets under the marked
/// part, the expected tokens, and a fix.
///
///     error[unknown-name]: there is no dimension 'browzer.name'
///      --> report.pq:1:16
///       |
///     1 | SELECT http BY browzer.name
///       |                ^^^^^^^^^^^^
///       = try: browser.name
public struct DiagnosticText: Sendable {
  private let source: DiagnosticSource
  private let isColored: Bool

  private static let longestSentence = 500

  /// Creates a writer for the diagnostics of one text.
  ///
  /// - Parameter isColored: true to use the control sequences of a terminal for color and bold.
  public init(_ source: DiagnosticSource, isColored: Bool = false) {
    self.source = source
    self.isColored = isColored
  }

  /// Returns the diagnostic as lines. Each of them ends with a line feed.
  public func text(of diagnostic: Diagnostic) -> String {
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
    lines += notes(diagnostic).map { "\(margin) \(dim("=")) \($0)" }
    return lines.joined(separator: "\n") + "\n"
  }

  private func headline(_ diagnostic: Diagnostic) -> String {
    let label = "\(diagnostic.severity.rawValue)[\(diagnostic.code.rawValue)]"
    return "\(strong(label, diagnostic.severity)): \(shown(diagnostic.message))"
  }

  private func notes(_ diagnostic: Diagnostic) -> [String] {
    var notes = diagnostic.advice
    if !diagnostic.expected.isEmpty { notes.insert("expected \(list(diagnostic.expected))", at: 0) }
    let repairs = diagnostic.repair.map { [$0] } ?? diagnostic.alternatives
    if !repairs.isEmpty { notes.append("try: \(list(repairs.map(\.title)))") }
    return notes.map(shown)
  }

  /// A sentence may quote the query text, which can be very long.
  private func shown(_ sentence: String) -> String {
    VisibleText.of(sentence).shortened(toWidth: Self.longestSentence)
  }

  /// Joins texts as `a`, `a or b`, `a, b or c`.
  private func list(_ texts: [String]) -> String {
    guard let last = texts.last, texts.count > 1 else { return texts.first ?? "" }
    return texts.dropLast().joined(separator: ", ") + " or " + last
  }

  private func strong(_ text: String, _ severity: Diagnostic.Severity) -> String {
    guard isColored else { return text }
    return "\u{1B}[1;\(severity == .error ? 31 : 33)m\(text)\u{1B}[0m"
  }

  private func dim(_ text: String) -> String { isColored ? "\u{1B}[34m\(text)\u{1B}[0m" : text }
}
