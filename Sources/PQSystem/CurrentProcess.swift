/// The environment variables of the process.
package enum ProcessEnvironment {
  /// Returns the value of a variable; `nil` if it is not set or empty.
  package static func value(_ name: String) -> String? {
    guard let value = getenv(name), value.pointee != 0 else { return nil }
    return String(cString: value)
  }

  /// Returns the value of a variable as a path; `nil` if it is not set or empty.
  package static func path(_ name: String) -> FilePath? {
    guard let value = getenv(name), value.pointee != 0 else { return nil }
    return FilePath(cString: value)
  }

  /// Returns the value of a variable, which may be empty; `nil` if it is not set.
  package static func setting(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }

  /// Returns true if a variable is set and not empty.
  package static func isSet(_ name: String) -> Bool { value(name) != nil }

  /// True if `TERM` is not set, empty or `dumb`, so that the terminal has no escape sequences.
  package static var isDumbTerminal: Bool { (value("TERM") ?? "dumb") == "dumb" }
}
