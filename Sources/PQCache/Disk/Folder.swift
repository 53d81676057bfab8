import PQModel
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
    return copy < 0 ? [] : FolderListing.names(closing: copy).compactMap(\.text)
  }
}

/// The size and the last use of a file.
struct FileStatus: Sendable, Hashable {
  /// The size in bytes.
  let size: Int64
  /// The time of the last write or use, in nanoseconds since the epoch.
  let lastUse: Int64

  /// Creates a status; `nil` unless it is that of a regular file.
  init?(_ status: stat) {
    guard status.isRegularFile else { return nil }
    size = Int64(status.st_size)
    lastUse = status.modificationTime
  }

  /// Returns the space that a file takes on the disk, in bytes: its size rounded up to whole pages
  /// of 4096.
  static func footprint(ofSize size: Int64) -> Int64 {
    let page: Int64 = 4096
    return (size.clampedSum(page - 1) / page) * page
  }
}

extension Folder {
  /// Writes a file completely or not at all: under a temporary name first, which is then renamed.
  /// So a reader sees either the old content or all of the new one.
  func write(_ bytes: [UInt8], as name: String) throws(SystemError) {
    let draft = DraftName.random()
    do throws(SystemError) {
      let file = try FileWriter(openFile(draft, O_WRONLY | O_CREAT | O_EXCL))
      try file.append(bytes)
      try file.end()
      try rename(draft, to: name)
    } catch {
      try? remove(draft)
      throw error
    }
  }
}

/// A file that is open for writing.
struct FileWriter: ~Copyable {
  private let descriptor: Int32

  /// Takes over a descriptor, and closes it at the end of this value.
  init(_ descriptor: Int32) { self.descriptor = descriptor }

  deinit { close(descriptor) }

  /// Writes bytes after those written before, or at the end of a file opened with `O_APPEND`.
  func append(_ bytes: [UInt8]) throws(SystemError) {
    try SystemCall.writeAll(descriptor, bytes, waits: false)
  }

  /// Overwrites the first bytes of the file.
  func replaceBeginning(by bytes: [UInt8]) throws(SystemError) {
    try SystemCall.writeAll(descriptor, bytes, at: 0, waits: false)
  }

  /// Closes the file. Some file systems report a full disk only here.
  consuming func end() throws(SystemError) {
    let descriptor = descriptor
    discard self
    // A call that a signal interrupts has closed the descriptor, too.
    guard close(descriptor) == 0 || errno == EINTR else { throw SystemError(code: errno) }
  }
}

/// The temporary name of a file that is being written.
enum DraftName {
  private static let suffix = ".draft"

  static func random() -> String { String(UInt64.random(in: .min ... .max), radix: 16) + suffix }

  static func isOne(_ name: String) -> Bool { name.hasSuffix(suffix) }
}
