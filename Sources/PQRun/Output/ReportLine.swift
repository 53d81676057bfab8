import PQ
import PQModel
import PQRender

/// A line on standard error that is about no place of a text.
package struct ReportLine: Equatable {
  enum Severity: String {
    case error, warning, note
  }

  /// What a line is about, for programs.
  enum Code: String, CaseIterable {
    case wrongQuery = "wrong-query"
    case usage
    case backend
    case budget
    case partial
    case cancelled
    case cache
    case server
    case demo
    case result
    case canonicalForm = "canonical-form"
  }

  let severity: Severity
  let code: Code
  /// A sentence without a period.
  let message: String
  /// Whether people are told that it is pq that speaks.
  let hasPrefix: Bool

  init(_ severity: Severity, _ code: Code, _ message: String, hasPrefix: Bool = true) {
    self.severity = severity
    self.code = code
    self.message = message
    self.hasPrefix = hasPrefix
  }

  /// The line for people.
  var text: String { (hasPrefix ? "pq: " : "") + VisibleText.of(message) }

  /// The line for programs: an object with the first keys of a diagnostic.
  var json: String {
    let fields = [
      ("severity", severity.rawValue), ("code", code.rawValue), ("message", message),
    ]
    let texts = fields.map { "\"\($0)\": \(JSONText.quoted($1))" }
    return "{\(texts.joined(separator: ", "))}"
  }
}

extension ReportLine {
  /// The line about a file that `pq fmt --check` would rewrite.
  package static func canonicalForm(of name: String) -> ReportLine {
    ReportLine(.error, .canonicalForm, "\(name) is not in canonical form", hasPrefix: false)
  }

  /// The note about numbers of the demo that nobody asked for by name.
  package static let unnamedDemo = ReportLine(
    .note, .demo,
    "the demo answered, and its numbers are made up; name a backend with --backend, PQ_BACKEND or"
      + " SET backend in rc.pq (demo, if the demo is meant)")
}

extension ExitStatus {
  /// The code of what has ended a run so.
  var code: ReportLine.Code {
    switch self {
    case .success: .result
    case .wrongQuery: .wrongQuery
    case .usage: .usage
    case .backend: .backend
    case .budget: .budget
    case .partial: .partial
    case .cancelled: .cancelled
    }
  }
}
