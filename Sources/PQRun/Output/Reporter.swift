package import PQ
package import PQCache
import PQModel
package import PQRender
package import PQSystem

/// Writes reports to standard error in the form that the options select.
package struct Reporter {
  private let style: ReportStyle

  package init(_ style: ReportStyle) {
    self.style = style
  }

  /// True if only errors are reported.
  var isQuiet: Bool { style.isQuiet }

  /// Reports the diagnostics of a text.
  package func report(_ diagnostics: [Diagnostic], of input: InputText) {
    let shown = diagnostics.filter { !style.isQuiet || $0.severity == .error }
    guard !shown.isEmpty else { return }
    let source = DiagnosticSource(name: input.name, bytes: input.bytes)
    write(style.form.text(of: shown, in: source, isColored: style.isColored(.error)))
  }

  /// Reports a line without a position in a text.
  package func report(_ line: ReportLine) { write(style.form.text(of: line.runMessage)) }

  /// Writes a line of the interactive shell, which is not a result. In the form `text` it is written
  /// unchanged.
  package func say(_ line: String) {
    guard style.form.isForPrograms else { return write(line + "\n") }
    if !line.isEmpty { report(ReportLine(.note, .shell, line, hasPrefix: false)) }
  }

  /// Reports a problem of the interactive shell that ends nothing.
  package func report(shell problem: String) { report(ReportLine(.note, .shell, problem)) }

  /// Writes a prompt, without a line feed. Programs get none.
  package func prompt(_ text: String) {
    if !style.form.isForPrograms { write(text) }
  }

  /// Reports warnings about the server, unless only errors are shown.
  package func report(warnings: [String]) {
    guard !isQuiet else { return }
    for warning in warnings { report(ReportLine(.warning, .server, warning)) }
  }

  /// Reports why a command ended early, unless this has been reported.
  package func report(_ failure: CommandFailure) {
    guard let message = failure.message else { return }
    report(ReportLine(.error, failure.status.code, message))
  }

  /// Reports an error in the arguments.
  ///
  /// - Parameters:
  ///   - page: the full message, for people.
  ///   - summary: the first sentence of the message, for programs.
  package func report(usage page: String, _ summary: String) {
    if style.form.isForPrograms {
      report(ReportLine(.error, .usage, summary))
    } else {
      write(page + "\n")
    }
  }

  /// Reports why a backend failed.
  package func report(_ failure: BackendFailure) {
    report(ReportLine(.error, ExitStatus(failure).code, failure.description))
  }

  /// Reports the parts that are missing from an answer, and why.
  package func report(_ missing: [MissingSlice]) {
    for slice in missing {
      let place = "\(slice.range)" + (slice.isBefore ? ", to compare with" : "")
      let message = "an answer in part, without \(place): \(slice.failure.description)"
      report(ReportLine(.warning, .partial, message))
    }
  }

  /// Reports the notes about an answer, unless only errors are shown.
  func report(_ notes: [AnswerNote]) {
    guard !isQuiet else { return }
    for note in notes { report(ReportLine(.note, note.code, note.message)) }
  }

  /// Reports the path of an incomplete result. Does nothing for a complete result and for `nil`.
  package func report(_ file: WrittenFile?) {
    guard let file, case .partial = file else { return }
    report(ReportLine(.warning, .partial, file.sentence))
  }

  /// Reports the size and cost of a result.
  package func report(_ line: ResultLine?) {
    if let line { report(ReportLine(.note, .result, line.text, hasPrefix: false)) }
  }

  private func write(_ text: String) { try? StandardStream.error.write(Array(text.utf8)) }
}

/// The options for output on standard error.
package struct ReportStyle: Equatable {
  package enum ColorChoice: String, CaseIterable {
    case auto, always, never
  }

  package var form: DiagnosticForm
  var color: ColorChoice
  /// True if only errors are reported, without warnings and notes.
  package var isQuiet: Bool

  package init(form: DiagnosticForm = .text, color: ColorChoice = .auto, isQuiet: Bool = false) {
    (self.form, self.color, self.isQuiet) = (form, color, isQuiet)
  }

  /// Returns true if output to a stream is colored.
  package func isColored(_ stream: StandardStream) -> Bool {
    switch color {
    case .always: true
    case .never: false
    case .auto:
      stream.isTerminal && !ProcessEnvironment.isSet("NO_COLOR")
        && !ProcessEnvironment.isDumbTerminal
    }
  }
}

extension AnswerNote {
  fileprivate var code: ReportLine.Code {
    switch self {
    case .hiddenRows: .hiddenRows
    case .unknownValue: .unknownValue
    }
  }
}

extension Backend {
  /// The reasons why the cache was less useful than possible; empty if the backend has no cache.
  package var cacheNotes: [CacheNote] { layer(CachingBackend.self)?.notes ?? [] }
}

extension Reporter {
  /// Reports why the cache was less useful than possible, as notes. Does nothing if only errors are
  /// shown.
  package func report(_ notes: [CacheNote]) {
    guard !isQuiet else { return }
    for note in notes { report(ReportLine(.note, .cache, "\(note.message); \(note.advice)")) }
  }
}

extension FilePath {
  /// Checks that output to this path does not mix with messages for programs on standard error.
  ///
  /// - Throws: `CommandFailure.usage` if it would.
  func checkIsNotReserved() throws {
    guard StandardStream.reservesErrors, StandardStream.error.isTarget(of: self) else { return }
    throw CommandFailure.usage(
      "\(self) is standard error, which has only messages in the form of --diagnostics; give"
        + " another file")
  }
}
