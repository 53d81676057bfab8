import PQModel
import PQSystem

/// An open folder. Its files are accessed through the folder's descriptor. So it does not matter if the
/// path of the folder changes later.
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

  /// Opens a file inside the folder. With `O_CREAT`, the file is created, and only the owner can access
  /// it.
  ///
  /// The function does not follow a symbolic link and does not wait for a pipe.
  func openFile(_ name: String, _ flags: Int32) throws(SystemError) -> Int32 {
    let flags = flags | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK
    return try SystemError.checked { openat(descriptor, name, flags, 0o600) }
  }

  /// Creates a folder inside the folder, unless the name exists. Only the owner can access the new
  /// folder.
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

  /// Renames a file inside the folder. A file that already has the new name is replaced.
  func rename(_ name: String, to newName: String) throws(SystemError) {
    try SystemError.checked { renameat(descriptor, name, descriptor, newName) }
  }

  /// Removes a file, a link or an empty folder inside the folder. A missing name is not an error.
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

  /// Returns the size and the last use of a file inside the folder; `nil` if the name is not a regular
  /// file.
  func status(of name: String) -> StoredFileStatus? {
    var status = stat()
    guard fstatat(descriptor, name, &status, AT_SYMLINK_NOFOLLOW) == 0 else { return nil }
    return StoredFileStatus(status)
  }

  /// Returns the names of all files and folders inside the folder, in no order. The array is empty if
  /// the folder cannot be read. Names that are not UTF-8 are left out, because the cache has no such
  /// names.
  func names() -> [String] {
    // A new descriptor is used. With the old descriptor, reading would start at the place where the last
    // reading stopped.
    let copy = openat(descriptor, ".", Self.flags)
    return copy < 0 ? [] : FolderListing.names(closing: copy).compactMap(\.text)
  }
}

/// The size and the last use of a file.
struct StoredFileStatus: Sendable, Hashable {
  /// The size in bytes.
  let size: Int64
  /// The time of the last write or use, in nanoseconds since the epoch.
  let lastUse: Int64

  /// Creates the status of a regular file; `nil` for anything else.
  init?(_ status: stat) {
    guard status.isRegularFile else { return nil }
    size = Int64(status.st_size)
    lastUse = status.modificationTime
  }

  /// Returns the space that a file takes on the disk, in bytes. It is the size, rounded up to whole
  /// pages of 4096 bytes.
  static func footprint(ofSize size: Int64) -> Int64 {
    let page: Int64 = 4096
    return (size.clampedSum(page - 1) / page) * page
  }
}

extension Folder {
  /// Writes a file completely or not at all. The file is written under a temporary name and then
  /// renamed. So a reader sees either the old content or the complete new content.
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

  /// Takes over a descriptor. The descriptor is closed when this value ends.
  init(_ descriptor: Int32) { self.descriptor = descriptor }

  deinit { close(descriptor) }

  /// Writes bytes after the last written byte. If the file was opened with `O_APPEND`, it writes them at
  /// the end of the file.
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
    // If a signal has interrupted the call, the descriptor is closed, too.
    guard close(descriptor) == 0 || errno == EINTR else { throw SystemError(code: errno) }
  }
}

/// The temporary name of a file that is being written.
enum DraftName {
  private static let suffix = ".draft"

  static func random() -> String { String(UInt64.random(in: .min ... .max), radix: 16) + suffix }

  static func isOne(_ name: String) -> Bool { name.hasSuffix(suffix) }
}
