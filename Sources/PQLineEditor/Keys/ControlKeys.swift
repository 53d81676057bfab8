import PQSystem

/// The keys that send signals or the end of input, as the user has set them with `stty`. During editing
/// they are normal keys.
struct ControlKeys {
  /// The interrupt key, usually Ctrl-C; `nil` if there is none.
  private(set) var interrupt: UInt8?
  /// The suspend key, usually Ctrl-Z; `nil` if there is none.
  private(set) var suspend: UInt8?
  /// The end-of-file key, usually Ctrl-D; `nil` if there is none.
  private(set) var end: UInt8?

  /// Reads the keys of a terminal.
  init(of terminal: Int32) {
    guard let modes = TerminalModes(of: terminal) else { return }
    interrupt = modes.key(VINTR)
    suspend = modes.key(VSUSP)
    end = modes.key(VEOF)
  }

  /// The bindings of the keys.
  var bindings: [(String, String)] {
    [(interrupt, "pq-cancel"), (suspend, "pq-suspend"), (end, "pq-end")].compactMap {
      key, command in key.map { (KeyCode.binding($0), command) }
    }
  }

  /// Returns true if a key discards the text.
  func cancels(_ key: Unicode.Scalar) -> Bool {
    key == KeyCode.cancel.scalar || interrupt.map { Unicode.Scalar($0) == key } == true
  }
}
