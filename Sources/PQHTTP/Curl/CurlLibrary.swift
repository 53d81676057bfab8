import CCurl
import PQSystem

/// libcurl, which is opened for the first request of the process.
package enum CurlLibrary {
  private static let state = open(SystemComponent.libcurl.libraryNames)

  /// Opens the library, unless it is open.
  ///
  /// - Throws: `NetworkFailure.noLibrary`
  static func open() throws(NetworkFailure) { try state.get() }

  /// Returns the names and versions of libcurl and of its TLS library.
  ///
  /// - Throws: `NetworkFailure.noLibrary`
  package static func version() throws(NetworkFailure) -> String {
    try open()
    return shortVersion(String(cString: ccurl_version()))
  }

  /// Returns the first two parts of libcurl's version text: libcurl and the TLS library in use.
  /// Other TLS libraries, which are in parentheses, are left out.
  static func shortVersion(_ version: String) -> String {
    version.split(separator: " ").filter { !$0.hasPrefix("(") }.prefix(2).joined(separator: " ")
  }

  /// Opens the first available library of some names. Names that do not exist are only for tests.
  static func open(_ names: [String]) -> Result<Void, NetworkFailure> {
    let reason = names.withCTexts { ccurl_open($0, $0.count) }
    return reason.map { .failure(.noLibrary(String(cString: $0))) } ?? .success(())
  }
}
