import CPlatform

/// Checks for terminals.
package enum Terminal {
  /// Returns true if a descriptor is a terminal.
  package static func isOne(_ descriptor: Int32) -> Bool { isatty(descriptor) == 1 }
}

/// The size of a terminal. Each number is 0 if it is unknown.
package struct TerminalSize: Equatable, Sendable {
  /// The number of lines.
  package let rows: Int
  /// The number of characters in a line.
  package let columns: Int

  /// Creates a size.
  package init(rows: Int, columns: Int) {
    self.rows = rows
    self.columns = columns
  }

  /// Reads the current size of a terminal; `nil` if the descriptor is not a terminal.
  package init?(of terminal: Int32) {
    var (rows, columns) = (Int32(0), Int32(0))
    guard cplatform_terminal_size(terminal, &rows, &columns) != 0 else { return nil }
    self.init(rows: Int(rows), columns: Int(columns))
  }

  /// True if both numbers are known.
  package var isKnown: Bool { rows > 0 && columns > 0 }
}

/// The modes of a terminal: line editing, echo, and the keys that send signals.
package struct TerminalModes: Equatable {
  private let modes: termios

  /// Reads the current modes of a terminal; `nil` if the descriptor is not a terminal.
  package init?(of terminal: Int32) {
    var modes = termios()
    guard tcgetattr(terminal, &modes) == 0 else { return nil }
    self.modes = modes
  }

  /// Sets these modes after all written output is shown. It waits while another job has the
  /// terminal.
  package func set(_ terminal: Int32) {
    var modes = modes
    while tcsetattr(terminal, TCSADRAIN, &modes) != 0, errno == EINTR {
      Foreground.wait(for: terminal)
    }
  }

  /// Returns the key for a special function of the terminal; `nil` if there is none.
  ///
  /// - Parameter place: the system's index of the function, such as `VINTR`.
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

/// The foreground job of a terminal: only its programs may read the terminal and change its modes.
package enum Foreground {
  /// The interval between two checks of the foreground job, in milliseconds. No signal reports a
  /// change.
  private static let patience: Int32 = 50

  /// Waits while another job is in the foreground of a terminal. It returns at once if the
  /// descriptor is not a terminal of this session.
  ///
  /// Unlike other programs, this program does not stop during the wait. A stopped program would handle
  /// a signal that ends it only after it is continued.
  ///
  /// - Returns: false if this job has no shell in its session that could give the terminal back.
  ///   The terminal refuses all calls then.
  @discardableResult
  package static func wait(for terminal: Int32) -> Bool {
    while isLost(terminal) {
      guard !isOrphaned else { return false }
      poll(nil, 0, patience)
    }
    return true
  }

  /// Returns true if another job is in the foreground of a terminal of this session.
  package static func isLost(_ terminal: Int32) -> Bool {
    let foreground = tcgetpgrp(terminal)
    return foreground >= 0 && foreground != getpgrp()
  }

  /// True if the shell that started this job has ended.
  private static var isOrphaned: Bool { getsid(getppid()) != getsid(0) }
}
