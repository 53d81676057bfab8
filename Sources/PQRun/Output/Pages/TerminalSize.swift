import PQSystem

extension StandardStream {
  /// The size of the terminal; `nil` if it is unknown.
  var size: TerminalSize? {
    TerminalSize(of: rawValue).flatMap { $0.isKnown ? $0 : nil }
  }

  /// The width of the terminal in columns; `nil` if it is unknown.
  package var width: Int? {
    TerminalSize(of: rawValue).flatMap { $0.columns > 0 ? $0.columns : nil }
  }
}
