public import Foundation

/// A folder that is removed when the test releases it.
public final class TemporaryFolder: Sendable {
  /// The place of the folder.
  public let url = FileManager.default.temporaryDirectory.appending(path: "pq-\(UUID().uuidString)")

  /// Creates a folder with a unique name.
  public init() {
    try? FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  /// The path of the folder.
  public var path: String { url.path }

  /// Writes a file, given its path in the folder, and creates the folders above it.
  ///
  /// - Parameter mode: The permissions of the file.
  /// - Returns: The absolute path of the file.
  @discardableResult
  public func write(_ text: String, to name: String, mode: Int = 0o600) throws -> String {
    let file = url.appending(path: name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: file.path)
    return file.path
  }
}
