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

  /// Tells how large an answer is and how long it took.
  func report(_ table: Table, time: Duration) {
    let rows = "\(table.rowCount) row\(table.rowCount == 1 ? "" : "s")"
    let microseconds = time / .microseconds(1)
    StandardStream.error.note("\(rows) in \(Int(microseconds) / 1000).\(tenths(microseconds)) ms")
  }

  private func tenths(_ microseconds: Double) -> Int { Int(microseconds) % 1000 / 100 }

  private func write(_ text: String) { try? StandardStream.error.write(Array(text.utf8)) }
}
