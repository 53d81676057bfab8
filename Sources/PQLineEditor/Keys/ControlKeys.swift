import PQSystem

/// The keys that a terminal would make signals and the end of the input of, as the user has set them
/// with `stty`. While a line is edited they are keys as others.
struct ControlKeys {
  /// What Ctrl-C is usually; nil if there is none.
  private(set) var interrupt: UInt8?
  /// What Ctrl-Z is usually.
  private(set) var suspend: UInt8?
  /// What Ctrl-D is usually.
  private(set) var end: UInt8?

  /// The keys of a terminal.
  init(of terminal: Int32) {
    guard let modes = TerminalModes(of: terminal) else { return }
    interrupt = modes.key(VINTR)
    suspend = modes.key(VSUSP)
    end = modes.key(VEOF)
  }

  /// What the keys do.
  var bindings: [(String, String)] {
    [(interrupt, "pq-cancel"), (suspend, "pq-suspend"), (end, "pq-end")].compactMap {
      key, command in key.map { (KeyCode.binding($0), command) }
    }
  }

  /// Whether a key throws away what was typed.
  func cancels(_ key: Unicode.Scalar) -> Bool {
    key == KeyCode.cancel.scalar || interrupt.map { Unicode.Scalar($0) == key } == true
  }
}
