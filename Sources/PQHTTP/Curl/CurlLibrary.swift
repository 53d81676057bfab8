import CCurl

/// libcurl, opened at the first request of the process.
package enum CurlLibrary {
  #if canImport(Darwin)
    private static let names = ["libcurl.4.dylib"]
  #else
    private static let names = ["libcurl.so.4", "libcurl-gnutls.so.4", "libcurl-nss.so.4"]
  #endif

  private static let state = open(names)

  /// Opens the library, unless it is open.
  static func open() throws(NetworkFailure) { try state.get() }

  /// What the library and that for encryption call themselves.
  package static func version() throws(NetworkFailure) -> String {
    try open()
    return String(cString: ccurl_version()).split(separator: " ").prefix(2).joined(separator: " ")
  }

  /// Opens the first library of some names that there is. Only for tests of those that are not.
  static func open(_ names: [String]) -> Result<Void, NetworkFailure> {
    let reason = names.withCTexts { ccurl_open($0, $0.count) }
    return reason.map { .failure(.noLibrary(String(cString: $0))) } ?? .success(())
  }
}
