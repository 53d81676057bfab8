import PQModel
package import PQSyntax

/// Writes diagnostics as JSON for programs, one object in each line.
///
/// `range` (of the diagnostic and of each edit) is a half-open range of byte offsets in the UTF-8 text,
/// from 0. `line` and `column` count from 1. Columns count characters (grapheme clusters).
package struct DiagnosticJSON: Sendable {
  private let source: DiagnosticSource

  /// Creates a writer for the diagnostics of one text.
  package init(_ source: DiagnosticSource) {
    self.source = source
  }

  /// Returns the diagnostic as one JSON object and a line feed.
  package func text(of diagnostic: Diagnostic) -> String {
    let start = source.position(of: diagnostic.range.lowerBound)
    let end = source.position(of: diagnostic.range.upperBound)
    var fields = [
      ("severity", quoted(diagnostic.severity.rawValue)),
      ("code", quoted(diagnostic.code.rawValue)),
      ("message", quoted(diagnostic.message)), ("file", quoted(source.name)),
      ("line", "\(start.line)"), ("column", "\(start.column)"),
      ("endLine", "\(end.line)"), ("endColumn", "\(end.column)"),
      ("range", range(diagnostic.range)), ("expected", list(diagnostic.expected.map(quoted))),
      ("advice", list(diagnostic.advice.map(quoted))), ("incomplete", "\(diagnostic.isIncomplete)"),
    ]
    if let fixIt = diagnostic.fixIt { fields.append(("repair", object(fixIt))) }
    if !diagnostic.alternatives.isEmpty {
      fields.append(("alternatives", list(diagnostic.alternatives.map(object))))
    }
    return Self.object(fields) + "\n"
  }

  /// Returns a message without a position as one JSON object and a line feed. Its keys are the first
  /// three of a diagnostic.
  static func text(of message: RunMessage) -> String {
    object([
      ("severity", JSONText.quoted(message.severity.rawValue)),
      ("code", JSONText.quoted(message.code)), ("message", JSONText.quoted(message.message)),
    ]) + "\n"
  }

  private func object(_ fixIt: FixIt) -> String {
    let edits = fixIt.edits.map { edit in
      Self.object([("range", range(edit.range)), ("replacement", quoted(edit.replacement))])
    }
    let change = fixIt.change.map { [("change", quoted($0))] } ?? []
    return Self.object([("title", quoted(fixIt.title)), ("edits", list(edits))] + change)
  }

  private static func object(_ fields: [(String, String)]) -> String {
    "{" + fields.map { "\"\($0)\": \($1)" }.joined(separator: ", ") + "}"
  }

  private func list(_ texts: [String]) -> String { "[\(texts.joined(separator: ", "))]" }

  private func range(_ range: Range<Int>) -> String { "[\(range.lowerBound), \(range.upperBound)]" }

  private func quoted(_ text: String) -> String { JSONText.quoted(text) }
}
