import PQSystem

extension StandardStream {
  /// How large the terminal is; nil if it does not tell.
  var size: TerminalSize? {
    TerminalSize(of: rawValue).flatMap { $0.isKnown ? $0 : nil }
  }

  /// How many columns it has; nil if it does not tell.
  package var width: Int? {
    TerminalSize(of: rawValue).flatMap { $0.columns > 0 ? $0.columns : nil }
  }
}
