/// How lines are edited.
public struct EditorSettings: Sendable {
  /// The descriptor of the terminal that keys come from.
  public var input: Int32 = 0
  /// The descriptor of the terminal that shows them.
  public var output: Int32 = 1
  /// Whether there are colours, and what could be typed next is shown.
  public var isColored = true
  /// Whether the signals of the process are the editor's while a prompt is up, and it sees to it
  /// that none leaves the terminal in disorder.
  public var handlesSignals = true
  /// The file of libedit's own settings; nil for none.
  public var settingsFile: String?
  /// What was typed in earlier conversations, oldest first. It is asked for once, on the thread of
  /// the editor, when the first prompt is there to be seen.
  public var history: @Sendable () -> [String] = { [] }
  /// Is told of every wait for a key, on the thread of the editor.
  public var observer: (@Sendable (EditorIdle) -> Void)?

  /// The usual settings, on standard input and output.
  public init() {}
}

/// What has happened up to a wait for a key.
public struct EditorIdle: Sendable, Equatable {
  /// How many signals have been taken.
  public var signals = 0
  /// How many bytes of the terminal have been taken.
  public var bytesRead = 0
  /// How many bytes have been written to it.
  public var bytesWritten = 0
  /// In how many writes.
  public var writes = 0
}
