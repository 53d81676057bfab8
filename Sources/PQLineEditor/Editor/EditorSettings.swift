/// The settings of the line editor.
package struct EditorSettings: Sendable {
  /// The file descriptor of the terminal that keys are read from.
  package var input: Int32 = 0
  /// The file descriptor of the terminal that the prompt is shown on.
  package var output: Int32 = 1
  /// True if the prompt uses colors and shows the suggestion after the text.
  package var isColored = true
  /// True if the editor handles the signals of the process while a prompt is shown. It then restores
  /// the terminal modes before a signal ends or stops the process.
  package var handlesSignals = true
  /// The path of libedit's settings file; `nil` for none.
  package var settingsFile: String?
  /// Returns the entries of earlier sessions, the oldest first. The editor calls it once, on its own
  /// thread, during the first prompt.
  package var history: @Sendable () -> [String] = { [] }
  /// Called before each wait for a key, on the thread of the editor; `nil` for none.
  package var observer: (@Sendable (EditorIdle) -> Void)?

  /// Creates the default settings, on standard input and output.
  package init() {}
}

/// The counters of an editor at a wait for a key. They count from the start of the editor.
package struct EditorIdle: Sendable, Equatable {
  /// The number of signals that were handled.
  package var signals = 0
  /// The number of bytes that were read from the terminal and handled.
  package var bytesRead = 0
  /// The number of bytes that were written to the terminal.
  package var bytesWritten = 0
  /// The number of writes to the terminal.
  package var writes = 0
}
