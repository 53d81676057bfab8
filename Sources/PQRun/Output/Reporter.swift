package import PQ
import PQModel
import PQRender

/// Reports on standard error, as the options want it.
package struct Reporter {
  private let style: ReportStyle

  package init(_ style: ReportStyle) {
    self.style = style
  }

  /// Whether only errors are reported.
  var isQuiet: Bool { style.isQuiet }

  /// Reports the mistakes of a text.
  package func report(_ diagnostics: [Diagnostic], of input: InputText) {
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

  /// Reports a line that is about no place of a text.
  package func report(_ line: ReportLine) {
    switch style.form {
    case .json: write(line.json + "\n")
    case .text: write(line.text + "\n")
    }
  }

  /// Reports warnings, which are no errors.
  package func report(warnings: [String]) {
    guard !isQuiet else { return }
    for warning in warnings { report(ReportLine(.warning, .server, warning)) }
  }

  /// Reports why a command ends early, unless that was reported.
  package func report(_ failure: CommandFailure) {
    guard let message = failure.message else { return }
    report(ReportLine(.error, failure.status.code, message))
  }

  /// Reports what is wrong with the arguments: a page for people, or its first sentence.
  package func report(usage page: String, _ summary: String) {
    switch style.form {
    case .json: report(ReportLine(.error, .usage, summary))
    case .text: write(page + "\n")
    }
  }

  /// Reports why the backend gave up.
  package func report(_ failure: BackendFailure) {
    report(ReportLine(.error, ExitStatus(failure).code, failure.description))
  }

  /// Reports what is missing from an answer, and why.
  package func report(_ missing: [MissingSlice]) {
    for slice in missing {
      let place = "\(slice.range)" + (slice.isBefore ? ", to compare with" : "")
      let message = "an answer in part, without \(place): \(slice.failure.description)"
      report(ReportLine(.warning, .partial, message))
    }
  }

  /// Reports where an answer in part was written to. Of a whole file nothing is said.
  package func report(_ file: WrittenFile?) {
    guard let file, case .partial = file else { return }
    report(ReportLine(.warning, .partial, file.sentence))
  }

  /// Reports how large a result is, and what it took.
  package func report(_ line: ResultLine?) {
    if let line { report(ReportLine(.note, .result, line.text, hasPrefix: false)) }
  }

  private func write(_ text: String) { try? StandardStream.error.write(Array(text.utf8)) }
}

extension Reporter {
  /// The reporter of what is wrong with the arguments themselves.
  package init(arguments: [String]) {
    self.init(ReportStyle(form: ReportStyle.form(of: arguments)))
  }
}

extension ReportStyle {
  /// The form that arguments choose, though they may be wrong in other ways.
  static func form(of arguments: [String]) -> Form {
    let (option, sign) = ("--diagnostics", "--diagnostics=")
    let values = zip([""] + arguments, arguments).compactMap { former, argument in
      argument.hasPrefix(sign)
        ? String(argument.dropFirst(sign.count))
        : former == option ? argument : nil
    }
    return values.last.flatMap(Form.init) ?? .text
  }
}
