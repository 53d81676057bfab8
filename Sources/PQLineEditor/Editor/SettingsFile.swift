import PQSystem

/// The file of libedit's own settings.
enum SettingsFile {
  /// What stands in it; nothing if there is none.
  static func bytes(_ path: String) throws(SystemError) -> [UInt8] {
    // Nothing waits for a pipe.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    if descriptor < 0, errno == ENOENT { return [] }
    guard descriptor >= 0 else { throw .last }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .last }
    guard status.st_mode & S_IFMT == S_IFREG else { throw SystemError(reason: "it is no file") }
    return try SystemCall.readAll(descriptor)
  }
}
