import PQSystem

/// How mistakes are told.
package struct ReportStyle: Equatable {
  package enum Form: String, CaseIterable {
    case text, json
  }

  package enum ColorChoice: String, CaseIterable {
    case auto, always, never
  }

  package var form: Form
  var color: ColorChoice
  /// Whether only errors are told: no warning, no note.
  package var isQuiet: Bool

  package init(form: Form = .text, color: ColorChoice = .auto, isQuiet: Bool = false) {
    (self.form, self.color, self.isQuiet) = (form, color, isQuiet)
  }

  /// Whether what is written to a stream is coloured.
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
