import PQSystem

/// The file of libedit's own settings.
enum SettingsFile {
  /// What stands in it; nothing if there is none.
  static func bytes(_ path: String) throws(SystemError) -> [UInt8] {
    // Nothing waits for a pipe.
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
