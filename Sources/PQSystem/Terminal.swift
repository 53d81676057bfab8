import CPlatform

/// Questions to a terminal.
package enum Terminal {
  /// Returns true if a descriptor is that of a terminal.
  package static func isOne(_ descriptor: Int32) -> Bool { isatty(descriptor) == 1 }
}

/// The size of a terminal. A number is 0 if the terminal does not know it.
package struct TerminalSize: Equatable, Sendable {
  /// The number of lines.
  package let rows: Int
  /// The number of characters in a line.
  package let columns: Int

  /// A size.
  package init(rows: Int, columns: Int) {
    self.rows = rows
    self.columns = columns
  }

  /// The size that a terminal has now; nil if it is not a terminal.
  package init?(of terminal: Int32) {
    var (rows, columns) = (Int32(0), Int32(0))
    guard cplatform_terminal_size(terminal, &rows, &columns) != 0 else { return nil }
    self.init(rows: Int(rows), columns: Int(columns))
  }

  /// Whether the terminal knows both numbers.
  package var isKnown: Bool { rows > 0 && columns > 0 }
}

/// The modes of a terminal: whether it edits lines itself and shows what is typed, and which keys are
/// signals.
package struct TerminalModes: Equatable {
  private let modes: termios

  /// The modes that a terminal has now; nil if it is not a terminal.
  package init?(of terminal: Int32) {
    var modes = termios()
    guard tcgetattr(terminal, &modes) == 0 else { return nil }
    self.modes = modes
  }

  /// Gives a terminal these modes, once all that was written is shown. It waits while the terminal
  /// belongs to another job.
  package func set(_ terminal: Int32) {
    var modes = modes
    while tcsetattr(terminal, TCSADRAIN, &modes) != 0, errno == EINTR {
      Foreground.wait(for: terminal)
    }
  }

  /// The key with a meaning for the terminal; nil if there is none.
  ///
  /// - Parameter place: the system's number of the meaning, such as `VINTR`.
  package func key(_ place: Int32) -> UInt8? {
    let key = withUnsafeBytes(of: modes.c_cc) { $0[Int(place)] }
    return key == cplatform_no_key() ? nil : key
  }

  package static func == (one: TerminalModes, other: TerminalModes) -> Bool {
    withUnsafeBytes(of: one.modes) { one in
      withUnsafeBytes(of: other.modes) { other in one.elementsEqual(other) }
    }
  }
}
