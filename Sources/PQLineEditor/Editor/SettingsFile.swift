import PQSystem

/// The settings file of libedit.
enum SettingsFile {
  /// Returns the contents of the file; empty if there is none.
  ///
  /// - Throws: `SystemError` if it cannot be read or is not a regular file.
  static func bytes(_ path: String) throws(SystemError) -> [UInt8] {
    // O_NONBLOCK, because opening a pipe would otherwise wait for a writer.
    let descriptor: Int32
    do {
      descriptor = try SystemCall.open(FilePath(path), O_RDONLY | O_NONBLOCK)
    } catch {
      guard error.code == ENOENT else { throw error }
      return []
    }
    defer { close(descriptor) }
    let isFile = try SystemCall.status(descriptor).isRegularFile
    guard isFile else { throw SystemError(reason: "it is no file") }
    return try SystemCall.readAll(descriptor)
  }
}
