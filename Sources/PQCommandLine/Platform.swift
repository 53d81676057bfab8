import PQSystem

/// Why a call to the operating system failed.
struct SystemFailure: Error {
  /// The operating system's number of it; 0 for a reason of our own.
  let code: Int32
  /// The operating system's own words for it.
  let reason: String

  init(code: Int32) {
    self.code = code
    reason = String(cString: strerror(code))
  }

  init(reason: String) {
    code = 0
    self.reason = reason
  }

  /// The reason of the last call that failed.
  static var last: SystemFailure { SystemFailure(code: errno) }
}

enum ProcessEnvironment {
  /// A variable that is set and not empty.
  static func value(_ name: String) -> String? {
    guard let value = getenv(name), value.pointee != 0 else { return nil }
    return String(cString: value)
  }

  /// The path of a variable that is set and not empty.
  static func path(_ name: String) -> FilePath? {
    guard let value = getenv(name), value.pointee != 0 else { return nil }
    return FilePath(cString: value)
  }

  /// A variable that is set, and be it empty.
  static func setting(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }

  static func isSet(_ name: String) -> Bool { value(name) != nil }

  /// Whether the terminal knows no escape sequences.
  static var isDumbTerminal: Bool { (value("TERM") ?? "dumb") == "dumb" }
}

/// Ends the process.
func exit(with status: ExitStatus) -> Never { exit(status.rawValue) }
