import PQSystem

/// How mistakes are told.
struct ReportStyle: Equatable {
  enum Form: String, CaseIterable {
    case text, json
  }

  enum ColorChoice: String, CaseIterable {
    case auto, always, never
  }

  var form = Form.text
  var color = ColorChoice.auto
  /// Whether only errors are told: no warning, no note.
  var isQuiet = false

  /// Whether what is written to a stream is coloured.
  func isColored(_ stream: StandardStream) -> Bool {
    switch color {
    case .always: true
    case .never: false
    case .auto:
      stream.isTerminal && !ProcessEnvironment.isSet("NO_COLOR")
        && !ProcessEnvironment.isDumbTerminal
    }
  }
}
