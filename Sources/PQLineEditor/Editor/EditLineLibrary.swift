import CEditLine
import PQSystem

/// The libedit library, which is loaded at the first prompt of the process.
enum EditLineLibrary {
  private static let problem = open(SystemComponent.libedit.libraryNames)

  /// Loads the library unless it is loaded.
  ///
  /// - Returns: The problem; `nil` if the library is loaded.
  static func open() -> String? { problem }

  /// Loads the first available library of some names. Tests use it with names that do not exist.
  static func open(_ names: [String]) -> String? {
    names.withCTexts { cedit_open($0, $0.count) }.map { String(cString: $0) }
  }
}
