import PQSystem

/// Files and the environment, as far as a database of time zones needs them.
enum SystemFile {
  /// Far more than any file of the database has; of a longer one, no more is read.
  private static let limit = 1 << 20

  /// A variable that is set and not empty.
  static func environment(_ name: String) -> String? {
    guard let value = getenv(name), value.pointee != 0 else { return nil }
    return String(cString: value)
  }

  /// The bytes of a file; nil if there is none.
  static func bytes(at path: String) throws(TimeZoneFailure) -> [UInt8]? {
    // Whatever lies there, such as a pipe, nobody waits for it.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { return try nothing(at: path) }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 8192)
    while bytes.count < limit {
      let count = chunk.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
      if count == 0 { return bytes }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return try nothing(at: path) }
      bytes += chunk[..<count]
    }
    return bytes
  }

  /// Nil if the last call failed because there is no such file.
  private static func nothing(at path: String) throws(TimeZoneFailure) -> [UInt8]? {
    let code = errno
    if [ENOENT, ENOTDIR, EISDIR, ENAMETOOLONG].contains(code) { return nil }
    throw .unreadable(file: path, reason: String(cString: strerror(code)))
  }
}
