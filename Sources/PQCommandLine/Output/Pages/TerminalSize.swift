/// How large a terminal is.
struct TerminalSize: Equatable {
  let rows: Int
  let columns: Int
}

extension StandardStream {
  /// How large the terminal is; nil if it does not tell.
  var size: TerminalSize? {
    var size = winsize()
    guard ioctl(rawValue, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0, size.ws_row > 0 else {
      return nil
    }
    return TerminalSize(rows: Int(size.ws_row), columns: Int(size.ws_col))
  }
}
