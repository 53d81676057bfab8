import PQSystem

/// The file of libedit's own settings.
enum SettingsFile {
  /// Why it is of no use.
  struct Unreadable: Error {
    let reason: String
  }

  /// What stands in it; nothing if there is none.
  static func bytes(_ path: String) throws(Unreadable) -> [UInt8] {
    // Nothing waits for a pipe.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    if descriptor < 0, errno == ENOENT { return [] }
    guard descriptor >= 0 else { throw .last }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .last }
    guard status.st_mode & S_IFMT == S_IFREG else { throw Unreadable(reason: "it is no file") }
    guard let bytes = SystemCall.readAll(descriptor) else { throw .last }
    return bytes
  }
}

extension SettingsFile.Unreadable {
  fileprivate static var last: Self { Self(reason: String(cString: strerror(errno))) }
}
