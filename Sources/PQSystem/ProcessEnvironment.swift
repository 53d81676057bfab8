/// The variables of the process.
package enum ProcessEnvironment {
  /// A variable that is set and not empty.
  package static func value(_ name: String) -> String? {
    guard let value = getenv(name), value.pointee != 0 else { return nil }
    return String(cString: value)
  }

  /// The path of a variable that is set and not empty.
  package static func path(_ name: String) -> FilePath? {
    guard let value = getenv(name), value.pointee != 0 else { return nil }
    return FilePath(cString: value)
  }

  /// A variable that is set, and be it empty.
  package static func setting(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }

  /// Whether a variable is set and not empty.
  package static func isSet(_ name: String) -> Bool { value(name) != nil }

  /// Whether the terminal knows no escape sequences.
  package static var isDumbTerminal: Bool { (value("TERM") ?? "dumb") == "dumb" }
}
