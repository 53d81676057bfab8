import PQSystem

/// An open history file with an exclusive lock. The lock ends with this value.
struct HistoryLock: ~Copyable {
  let descriptor: Int32
  private let path: String

  /// Opens a file and locks it. Creates it if necessary, with access for its owner only.
  ///
  /// - Throws: `Unusable` if it cannot be opened or locked, or if it is replaced again and again.
  init(_ path: String) throws(HistoryFile.Unusable) {
    // Another shell may replace the file during the wait for the lock. Then the new file is opened.
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

  /// Returns the size of the file in bytes.
  func size() throws(HistoryFile.Unusable) -> Int {
    do throws(SystemError) {
      return Int(try SystemCall.status(descriptor).st_size)
    } catch {
      throw HistoryFile.Unusable("write", path, error)
    }
  }

  /// True if the file ends with a line feed. A crash may have cut off the last line.
  var endsLine: Bool {
    var last: UInt8 = 0
    let end = lseek(descriptor, 0, SEEK_END)
    return end > 0 && pread(descriptor, &last, 1, end - 1) == 1 && last == UInt8(ascii: "\n")
  }
}
