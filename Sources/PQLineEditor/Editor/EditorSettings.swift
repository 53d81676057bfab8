/// The settings of the line editor.
public struct EditorSettings: Sendable {
  /// The file descriptor of the terminal that keys are read from.
  public var input: Int32 = 0
  /// The file descriptor of the terminal that the prompt is shown on.
  public var output: Int32 = 1
  /// True if the prompt uses colors and shows the suggestion after the text.
  public var isColored = true
  /// True if the editor handles the signals of the process while a prompt is shown. It then restores
  /// the terminal modes before a signal ends or stops the process.
  public var handlesSignals = true
  /// The path of libedit's settings file; `nil` for none.
  public var settingsFile: String?
  /// Returns the entries of earlier sessions, the oldest first. The editor calls it once, on its own
  /// thread, during the first prompt.
  public var history: @Sendable () -> [String] = { [] }
  /// Called before each wait for a key, on the thread of the editor; `nil` for none.
  public var observer: (@Sendable (EditorIdle) -> Void)?

  /// Creates the default settings, on standard input and output.
  public init() {}
}

/// The counters of an editor at a wait for a key. They count from the start of the editor.
public struct EditorIdle: Sendable, Equatable {
  /// The number of signals that were handled.
  public var signals = 0
  /// The number of bytes that were read from the terminal and handled.
  public var bytesRead = 0
  /// The number of bytes that were written to the terminal.
  public var bytesWritten = 0
  /// The number of writes to the terminal.
  public var writes = 0
}
