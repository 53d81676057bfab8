import PQSystem

/// Reads files for the database of time zones.
enum SystemFile {
  /// The maximum number of bytes that are read from a file. Files of the database are much smaller.
  private static let limit = 1 << 20

  /// Returns the first bytes of a file, at most 1 MiB; `nil` if there is no such file.
  ///
  /// - Throws: `TimeZoneFailure.unreadable` if the file exists and cannot be read.
  static func bytes(at path: String) throws(TimeZoneFailure) -> [UInt8]? {
    // The file may be a pipe, so reading does not wait.
    do throws(SystemError) {
      let descriptor = try SystemCall.open(FilePath(path), O_RDONLY | O_NONBLOCK)
      defer { close(descriptor) }
      return try SystemCall.readAll(descriptor, upTo: limit, waits: false)
    } catch {
      return try nothing(at: path, error)
    }
  }

  /// Returns `nil` if a call failed because there is no such file.
  ///
  /// - Throws: `TimeZoneFailure.unreadable` for any other error.
  private static func nothing(
    at path: String, _ error: SystemError
  ) throws(TimeZoneFailure) -> [UInt8]? {
    if [ENOENT, ENOTDIR, EISDIR, ENAMETOOLONG].contains(error.code) { return nil }
    throw .unreadable(file: path, reason: error.reason)
  }
}
