import PQSystem

/// How large a terminal is.
struct TerminalSize: Equatable {
  let rows: Int
  let columns: Int
}

extension StandardStream {
  /// How large the terminal is; nil if it does not tell.
  var size: TerminalSize? {
    guard let window, window.ws_col > 0, window.ws_row > 0 else { return nil }
    return TerminalSize(rows: Int(window.ws_row), columns: Int(window.ws_col))
  }

  /// How many columns it has; nil if it does not tell.
  package var width: Int? {
    guard let window, window.ws_col > 0 else { return nil }
    return Int(window.ws_col)
  }

  private var window: winsize? {
    var size = winsize()
    return ioctl(rawValue, UInt(TIOCGWINSZ), &size) == 0 ? size : nil
  }
}
