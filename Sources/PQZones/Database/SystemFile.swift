import PQSystem

/// Files and the environment, as far as a database of time zones needs them.
enum SystemFile {
  /// Far more than any file of the database has; of a longer one, no more is read.
  private static let limit = 1 << 20

  /// The bytes of a file; nil if there is none.
  static func bytes(at path: String) throws(TimeZoneFailure) -> [UInt8]? {
    // Whatever lies there, such as a pipe, nobody waits for it.
    do throws(SystemError) {
      let descriptor = try SystemCall.open(FilePath(path), O_RDONLY | O_NONBLOCK)
      defer { close(descriptor) }
      return try SystemCall.readAll(descriptor, upTo: limit, waits: false)
    } catch {
      return try nothing(at: path, error)
    }
  }

  /// Nil if a call failed because there is no such file.
  private static func nothing(
    at path: String, _ error: SystemError
  ) throws(TimeZoneFailure) -> [UInt8]? {
    if [ENOENT, ENOTDIR, EISDIR, ENAMETOOLONG].contains(error.code) { return nil }
    throw .unreadable(file: path, reason: error.reason)
  }
}
