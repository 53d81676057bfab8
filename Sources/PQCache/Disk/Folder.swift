import PQSystem

/// An open folder. Its files are accessed through its descriptor, so a later change of its path has
/// no effect.
struct Folder: ~Copyable {
  private static let flags = O_RDONLY | O_DIRECTORY | O_CLOEXEC

  private let descriptor: Int32

  /// Opens a folder by its path.
  init(path: String) throws(SystemError) {
    descriptor = try SystemError.checked { open(path, Self.flags) }
  }

  /// Opens a folder inside another folder. A symbolic link is not followed.
  init(_ name: String, in parent: borrowing Folder) throws(SystemError) {
    let place = parent.descriptor
    descriptor = try SystemError.checked { openat(place, name, Self.flags | O_NOFOLLOW) }
  }

  deinit { close(descriptor) }

  /// Opens a file inside the folder. With `O_CREAT` it creates the file, accessible by its owner
  /// only.
  ///
  /// It follows no symbolic link and does not wait for a pipe.
  func openFile(_ name: String, _ flags: Int32) throws(SystemError) -> Int32 {
    let flags = flags | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK
    return try SystemError.checked { openat(descriptor, name, flags, 0o600) }
  }

  /// Creates a folder inside, accessible by its owner only, unless the name exists.
  func makeFolder(_ name: String) throws(SystemError) {
    do {
      try SystemError.checked { mkdirat(descriptor, name, 0o700) }
    } catch {
      guard error.code == EEXIST else { throw error }
    }
  }

  /// Returns true if the folder belongs to the user.
  func isOwn() throws(SystemError) -> Bool { try status().st_uid == geteuid() }

  /// Removes the permissions of all other users.
  func makePrivate() throws(SystemError) {
    guard try status().st_mode & 0o777 != 0o700 else { return }
    try SystemError.checked { fchmod(descriptor, 0o700) }
  }

  private func status() throws(SystemError) -> stat {
    try SystemCall.status(descriptor)
  }

  /// Renames a file inside the folder, and replaces a file that has the new name.
  func rename(_ name: String, to newName: String) throws(SystemError) {
    try SystemError.checked { renameat(descriptor, name, descriptor, newName) }
  }

  /// Removes a file, a link or an empty folder inside. A missing name is not an error.
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

  /// Returns the size and the last use of a file inside; `nil` if the name is not a regular file.
  func status(of name: String) -> FileStatus? {
    var status = stat()
    guard fstatat(descriptor, name, &status, AT_SYMLINK_NOFOLLOW) == 0 else { return nil }
    return FileStatus(status)
  }

  /// Returns the names of everything inside, in no order; an empty array if the folder cannot be
  /// read. Names that are not UTF-8 are left out, because the cache uses none.
  func names() -> [String] {
    // Names are read with a new descriptor, because reading starts where the last reader of a
    // descriptor stopped.
    let copy = openat(descriptor, ".", Self.flags)
    return copy < 0 ? [] : FolderNames.names(closing: copy).compactMap(\.text)
  }
}
