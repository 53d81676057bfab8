import PQSystem

/// The options for output on standard error.
package struct ReportStyle: Equatable {
  package enum Form: String, CaseIterable {
    case text, json
  }

  package enum ColorChoice: String, CaseIterable {
    case auto, always, never
  }

  package var form: Form
  var color: ColorChoice
  /// True if only errors are reported, without warnings and notes.
  package var isQuiet: Bool

  package init(form: Form = .text, color: ColorChoice = .auto, isQuiet: Bool = false) {
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
