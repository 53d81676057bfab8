import PQSystem

/// A folder that is open: what it holds is reached through it, whatever becomes of its path.
struct Folder: ~Copyable {
  private static let flags = O_RDONLY | O_DIRECTORY | O_CLOEXEC

  private let descriptor: Int32

  /// Opens a folder by its path.
  init(path: String) throws(SystemError) {
    descriptor = try SystemError.checked { open(path, Self.flags) }
  }

  /// Opens a folder inside another. A link is none.
  init(_ name: String, in parent: borrowing Folder) throws(SystemError) {
    let place = parent.descriptor
    descriptor = try SystemError.checked { openat(place, name, Self.flags | O_NOFOLLOW) }
  }

  deinit { close(descriptor) }

  /// Opens a file inside, and makes it if the flags say so, for its owner alone.
  ///
  /// A link is none, and a pipe is not waited for.
  func openFile(_ name: String, _ flags: Int32) throws(SystemError) -> Int32 {
    let flags = flags | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK
    return try SystemError.checked { openat(descriptor, name, flags, 0o600) }
  }

  /// Makes a folder inside, for its owner alone, unless it is there.
  func makeFolder(_ name: String) throws(SystemError) {
    do {
      try SystemError.checked { mkdirat(descriptor, name, 0o700) }
    } catch {
      guard error.code == EEXIST else { throw error }
    }
  }

  /// Whether it belongs to the user.
  func isOwn() throws(SystemError) -> Bool { try status().st_uid == geteuid() }

  /// Sees to it that no one else can look into it.
  func makePrivate() throws(SystemError) {
    guard try status().st_mode & 0o777 != 0o700 else { return }
    try SystemError.checked { fchmod(descriptor, 0o700) }
  }

  private func status() throws(SystemError) -> stat {
    try SystemCall.status(descriptor)
  }

  /// Gives a file inside another name; a file that has it already goes.
  func rename(_ name: String, to newName: String) throws(SystemError) {
    try SystemError.checked { renameat(descriptor, name, descriptor, newName) }
  }

  /// Removes a file, a link or an empty folder inside; one that is not there is none to remove.
  func remove(_ name: String) throws(SystemError) {
    do {
      try SystemError.checked { unlinkat(descriptor, name, 0) }
    } catch {
      switch error.code {
      case ENOENT: return
      case EISDIR, EPERM:
        try SystemError.checked { unlinkat(descriptor, name, AT_REMOVEDIR) }
      default: throw error
      }
    }
  }

  /// The size and the last use of a file inside; nil of what is no file.
  func status(of name: String) -> FileStatus? {
    var status = stat()
    guard fstatat(descriptor, name, &status, AT_SYMLINK_NOFOLLOW) == 0 else { return nil }
    return FileStatus(status)
  }

  /// The names of what it holds, in no order; none if it cannot be read. The cache has no name that is
  /// not UTF-8.
  func names() -> [String] {
    // Of its own, because a folder that is open is read from where it was left.
    let copy = openat(descriptor, ".", Self.flags)
    return copy < 0 ? [] : FolderNames.names(closing: copy).compactMap(\.text)
  }
}
