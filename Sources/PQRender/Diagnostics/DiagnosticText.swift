public import PQSyntax

/// Diagnostics as text for people: what is wrong, the line with carets under the place, what was
/// expected, and what to try.
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

  /// A renderer for the diagnostics of a text.
  public init(_ source: DiagnosticSource, isColored: Bool = false) {
    self.source = source
    self.isColored = isColored
  }

  /// The diagnostic as lines, the last of which ends as well.
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

  /// A sentence, which may quote a part of the text, in a length that can be read.
  private func shown(_ sentence: String) -> String {
    VisibleText.of(sentence).shortened(toWidth: Self.longestSentence)
  }

  /// `a`, `a or b`, `a, b or c`.
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
