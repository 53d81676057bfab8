import CEditLine
import PQSystem

/// libedit, opened when the first prompt of the process begins.
enum EditLineLibrary {
  #if canImport(Darwin)
    private static let names = ["libedit.3.dylib", "/usr/lib/libedit.3.dylib", "libedit.dylib"]
  #else
    private static let names = ["libedit.so.2", "libedit.so.0", "libedit.so"]
  #endif

  private static let problem = open(names)

  /// Opens the library, unless it is open; returns what is wrong.
  static func open() -> String? { problem }

  /// Opens the first library of some names that there is. Only for tests of those that are not.
  static func open(_ names: [String]) -> String? {
    let texts = names.map { strdup($0) }
    defer { for text in texts { free(text) } }
    let pointers = texts.map { $0.map { UnsafePointer($0) } }
    return cedit_open(pointers, pointers.count).map { String(cString: $0) }
  }
}
