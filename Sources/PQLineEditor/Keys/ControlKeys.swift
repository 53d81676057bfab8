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
    var modes = termios()
    guard tcgetattr(terminal, &modes) == 0 else { return }
    withUnsafeBytes(of: &modes.c_cc) { keys in
      func key(_ place: Int32) -> UInt8? {
        let key = keys[Int(place)]
        return key == Self.none ? nil : key
      }
      interrupt = key(VINTR)
      suspend = key(VSUSP)
      end = key(VEOF)
    }
  }

  /// What stands where there is no key.
  #if canImport(Darwin)
    private static let none: UInt8 = 0xFF
  #else
    private static let none: UInt8 = 0
  #endif

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
