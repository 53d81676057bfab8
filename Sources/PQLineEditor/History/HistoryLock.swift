import PQSystem

/// A history file that is open, and that nobody else changes for as long.
struct HistoryLock: ~Copyable {
  let descriptor: Int32
  private let path: String

  /// Opens a file, or makes it, for nobody but its owner.
  init(_ path: String) throws(HistoryFile.Unusable) {
    // Somebody may put another file in its place while we wait for this one.
    for _ in 0..<50 {
      let flags = O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK
      let descriptor = open(path, flags, 0o600)
      guard descriptor >= 0 else { throw HistoryFile.Unusable("open", path) }
      guard SystemCall.uninterrupted({ flock(descriptor, LOCK_EX) }) == 0 else {
        let failure = HistoryFile.Unusable("lock", path)
        close(descriptor)
        throw failure
      }
      if let ours = try? SystemCall.status(descriptor),
        let named = SystemCall.status(of: FilePath(path)),
        ours.st_ino == named.st_ino, ours.st_dev == named.st_dev
      {
        if ours.st_mode & 0o077 != 0 { fchmod(descriptor, 0o600) }
        self.descriptor = descriptor
        self.path = path
        return
      }
      close(descriptor)
    }
    throw HistoryFile.Unusable(reason: "\(path) does not keep still; what you type is not kept")
  }

  deinit { close(descriptor) }

  /// The number of bytes that it has.
  func size() throws(HistoryFile.Unusable) -> Int {
    do throws(SystemError) {
      return Int(try SystemCall.status(descriptor).st_size)
    } catch {
      throw HistoryFile.Unusable("write", path, error)
    }
  }

  /// Whether the file ends with a line of its own: whatever ended a program may have cut one off.
  var endsLine: Bool {
    var last: UInt8 = 0
    let end = lseek(descriptor, 0, SEEK_END)
    return end > 0 && pread(descriptor, &last, 1, end - 1) == 1 && last == UInt8(ascii: "\n")
  }
}
