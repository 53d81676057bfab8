import CZlib
import PQSystem

/// zlib, which is opened for the first request of the process that accepts packed answers.
enum ZlibLibrary {
  private static let state = open(SystemComponent.zlib.libraryNames)

  /// True if the library can be used. The first access opens it.
  static var isThere: Bool {
    if case .success = state { true } else { false }
  }

  /// Opens the library, unless it is open.
  ///
  /// - Throws: `NetworkFailure.badEncoding`
  static func open() throws(NetworkFailure) { try state.get() }

  /// Opens the first available library of some names. Names that do not exist are only for tests.
  static func open(_ names: [String]) -> Result<Void, NetworkFailure> {
    let reason = names.withCTexts { czlib_open($0, $0.count) }
    guard let reason else { return .success(()) }
    let words = "it is packed with gzip, and zlib cannot be opened: \(String(cString: reason))"
    return .failure(.badEncoding(words))
  }
}
