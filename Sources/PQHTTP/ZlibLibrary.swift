import CZlib
import PQSystem

/// zlib, opened when the first request of the process asks for packed answers.
enum ZlibLibrary {
  private static let state = open(SystemComponent.zlib.libraryNames)

  /// True if the library can be used. It is opened to find out.
  static var isThere: Bool {
    if case .success = state { true } else { false }
  }

  /// Opens the library, unless it is open.
  static func open() throws(NetworkFailure) { try state.get() }

  /// Opens the first library of some names that there is. Only for tests of those that are not.
  static func open(_ names: [String]) -> Result<Void, NetworkFailure> {
    let reason = names.withCTexts { czlib_open($0, $0.count) }
    guard let reason else { return .success(()) }
    let words = "it is packed with gzip, and zlib cannot be opened: \(String(cString: reason))"
    return .failure(.badEncoding(words))
  }
}
