import CCurl
import PQSystem

/// libcurl, opened at the first request of the process.
package enum CurlLibrary {
  private static let state = open(SystemComponent.libcurl.libraryNames)

  /// Opens the library, unless it is open.
  static func open() throws(NetworkFailure) { try state.get() }

  /// What the library and that for encryption call themselves.
  package static func version() throws(NetworkFailure) -> String {
    try open()
    return shortVersion(String(cString: ccurl_version()))
  }

  /// The library and the library for encryption, of all that libcurl names. Parentheses enclose those
  /// for encryption that it could use as well, and does not.
  static func shortVersion(_ version: String) -> String {
    version.split(separator: " ").filter { !$0.hasPrefix("(") }.prefix(2).joined(separator: " ")
  }

  /// Opens the first library of some names that there is. Only for tests of those that are not.
  static func open(_ names: [String]) -> Result<Void, NetworkFailure> {
    let reason = names.withCTexts { ccurl_open($0, $0.count) }
    return reason.map { .failure(.noLibrary(String(cString: $0))) } ?? .success(())
  }
}
