import PQ
import PQRender

/// Tells mistakes on standard error, as the options want it.
struct Reporter {
  private let style: ReportStyle

  init(_ style: ReportStyle) {
    self.style = style
  }

  /// Whether only errors are told.
  var isQuiet: Bool { style.isQuiet }

  /// Tells the mistakes of a text.
  func report(_ diagnostics: [Diagnostic], of input: InputText) {
    let shown = diagnostics.filter { !style.isQuiet || $0.severity == .error }
    guard !shown.isEmpty else { return }
    let source = DiagnosticSource(name: input.name, bytes: input.bytes)
    switch style.form {
    case .json:
      let renderer = DiagnosticJSON(source)
      write(shown.map { renderer.text(of: $0) }.joined())
    case .text:
      let renderer = DiagnosticText(source, isColored: style.isColored(.error))
      write(shown.map { renderer.text(of: $0) }.joined(separator: "\n"))
    }
  }

  /// Tells why the backend gave up.
  func report(_ failure: BackendFailure) {
    StandardStream.error.note("pq: \(VisibleText.of(failure.description))")
  }

  /// Tells what is missing from an answer, and why.
  func report(_ missing: [MissingSlice]) {
    for slice in missing {
      let place = "\(slice.range)" + (slice.isBefore ? ", to compare with" : "")
      let reason = VisibleText.of(slice.failure.description)
      StandardStream.error.note("pq: an answer in part, without \(place): \(reason)")
    }
  }

  /// Writes warnings, which are no errors.
  func report(warnings: [String]) {
    guard !isQuiet else { return }
    for warning in warnings { StandardStream.error.note("pq: \(VisibleText.of(warning))") }
  }

  /// Tells what came of a statement.
  func report(_ line: ResultLine?) {
    if let line { StandardStream.error.note(VisibleText.of(line.text)) }
  }

  private func write(_ text: String) { try? StandardStream.error.write(Array(text.utf8)) }
}
