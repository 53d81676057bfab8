package import PQSyntax

/// The forms of messages on standard error. The raw value is the name on the command line.
package enum DiagnosticForm: String, CaseIterable, Sendable {
  /// For people: the message, the source line and carets.
  case text
  /// For programs: one JSON object in each line.
  case json
  /// For editors: one line for each message, in the form of the GNU compilers.
  case gcc
  /// For GitHub Actions: one workflow command for each message, which becomes an annotation.
  case github

  /// True if every line has a form that programs read. Then no other line may be written to
  /// standard error.
  package var isForPrograms: Bool {
    switch self {
    case .text: false
    case .json, .gcc, .github: true
    }
  }

  /// Returns diagnostics of one text. Each line ends with a line feed.
  ///
  /// - Parameter isColored: true to use the control sequences of a terminal. Only `text` uses them.
  package func text(
    of diagnostics: [Diagnostic], in source: DiagnosticSource, isColored: Bool = false
  ) -> String {
    switch self {
    case .text:
      let renderer = DiagnosticText(source, isColored: isColored)
      return diagnostics.map { renderer.text(of: $0) }.joined(separator: "\n")
    case .json:
      let renderer = DiagnosticJSON(source)
      return diagnostics.map { renderer.text(of: $0) }.joined()
    case .gcc:
      let renderer = DiagnosticGCC(source)
      return diagnostics.map { renderer.text(of: $0) }.joined()
    case .github:
      let renderer = DiagnosticGitHub(source)
      return diagnostics.map { renderer.text(of: $0) }.joined()
    }
  }

  /// Returns a message without a position as one line, with its line feed.
  package func text(of message: RunMessage) -> String {
    switch self {
    case .text: DiagnosticText.text(of: message)
    case .json: DiagnosticJSON.text(of: message)
    case .gcc: DiagnosticGCC.text(of: message)
    case .github: DiagnosticGitHub.text(of: message)
    }
  }
}

/// A message about a run, without a position in a query text.
package struct RunMessage: Equatable, Sendable {
  package enum Severity: String, Sendable {
    case error, warning, note
  }

  package let severity: Severity
  /// The subject of the message, such as `usage`.
  package let code: String
  /// One sentence, without a period.
  package let message: String
  /// The name of the program before the message in the form `text`; `nil` for none.
  let program: String?

  /// The name of the program `pq`.
  package static let pq = "pq"

  package init(
    _ severity: Severity, _ code: String, _ message: String, program: String? = Self.pq
  ) {
    (self.severity, self.code, self.message) = (severity, code, message)
    self.program = program
  }
}

extension Diagnostic {
  /// The sentences below the message: what is allowed here, advice, and fix-its.
  var notes: [String] {
    var notes = advice
    if !expected.isEmpty { notes.insert("expected \(Self.list(expected))", at: 0) }
    let fixIts = fixIt.map { [$0] } ?? alternatives
    if !fixIts.isEmpty { notes.append("try: \(Self.list(fixIts.map(\.title)))") }
    notes += fixIts.compactMap(\.change)
    return notes
  }

  /// Joins texts as `a`, `a or b`, `a, b or c`.
  private static func list(_ texts: [String]) -> String {
    guard let last = texts.last, texts.count > 1 else { return texts.first ?? "" }
    return texts.dropLast().joined(separator: ", ") + " or " + last
  }
}
