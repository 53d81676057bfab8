import CEditLine
import PQSystem

/// libedit, opened when the first prompt of the process begins.
enum EditLineLibrary {
  private static let problem = open(SystemComponent.libedit.libraryNames)

  /// Opens the library, unless it is open; returns what is wrong.
  static func open() -> String? { problem }

  /// Opens the first library of some names that there is. Only for tests of those that are not.
  static func open(_ names: [String]) -> String? {
    names.withCTexts { cedit_open($0, $0.count) }.map { String(cString: $0) }
  }
}
