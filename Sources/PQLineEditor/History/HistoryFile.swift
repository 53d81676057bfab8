import PQSystem

/// The history file. Several shells can use it at once. Each shell appends an entry immediately, so
/// that a crash loses nothing.
package struct HistoryFile: Sendable {
  /// The error that the history file cannot be used. New entries are then lost when the shell ends.
  package struct Unusable: Error, Equatable {
    /// The message for the user.
    package let reason: String
  }

  /// The maximum number of entries that are kept.
  static let limit = 5000
  /// The file is compacted if it has more bytes than `limit` times this number.
  private static let bytesPerKeptEntry = 400

  /// The path of the file.
  package let path: String
  private let isSecret: @Sendable (String) -> Bool

  /// Creates a value for a path. Touches no file.
  ///
  /// - Parameter isSecret: returns true if a text must not be in the file, such as one with a token. It
  ///   is called for every new entry, because a secret may become known later.
  package init(path: String, isSecret: @escaping @Sendable (String) -> Bool = { _ in false }) {
    self.path = path
    self.isSecret = isSecret
  }

  /// Returns true if a text may be added: it is not empty and not secret.
  package func mayKeep(_ entry: String) -> Bool {
    !entry.isEmpty && !isSecret(entry)
  }

  /// The contents of a history file. They are parsed only when `entries` is read.
  package struct Contents: Sendable {
    fileprivate let text: String

    /// The entries, the oldest first, each only once, at most 5,000.
    package var entries: [String] {
      HistoryText.withoutRepetition(HistoryText.entries(text), limit: HistoryFile.limit)
    }
  }

  /// Reads the file. Creates it, and the folders of its path, if they do not exist.
  ///
  /// - Returns: The contents, and a message for the user or `nil`. A file that is damaged or not a
  ///   history of pq is renamed. Then the message has the new name, and the contents are empty.
  /// - Throws: `Unusable` if the file cannot be created, locked, read or renamed.
  package func load() throws(Unusable) -> (contents: Contents, note: String?) {
    try makeFolder()
    let lock = try HistoryLock(path)
    let bytes: [UInt8]
    do throws(SystemError) {
      bytes = try SystemCall.readAll(lock.descriptor)
    } catch {
      throw failure("read", error)
    }
    do throws(HistoryText.FormatError) {
      return (Contents(text: try HistoryText.checked(bytes)), nil)
    } catch {
      return (Contents(text: ""), try putAside(error))
    }
  }

  private func putAside(_ problem: HistoryText.FormatError) throws(Unusable) -> String {
    let what = problem == .foreign ? "is no history of pq" : "is damaged"
    for number in 1...99 {
      let name = "\(path).kept-\(number)"
      guard access(name, F_OK) != 0 else { continue }
      guard rename(path, name) == 0 else { break }
      return "\(path) \(what); it is kept as \(name)"
    }
    throw Unusable(reason: "\(path) \(what), and cannot be renamed; what you type is not kept")
  }

  /// Appends a text to the file. Does nothing if `mayKeep` returns false.
  ///
  /// - Throws: `Unusable` if the file cannot be opened, locked or written.
  package func append(_ entry: String) throws(Unusable) {
    guard mayKeep(entry) else { return }
    let lock = try HistoryLock(path)
    let size = try lock.size()
    let start = size == 0 ? HistoryText.header + "\n" : lock.endsLine ? "" : "\n"
    let text = start + HistoryText.line(entry) + "\n"
    do throws(SystemError) {
      try SystemCall.writeAll(lock.descriptor, Array(text.utf8))
    } catch {
      throw failure("write", error)
    }
    if size > Self.limit * Self.bytesPerKeptEntry { compact(lock) }
  }

  /// Removes old and repeated entries. If that fails, the file stays as it is.
  private func compact(_ lock: borrowing HistoryLock) {
    lseek(lock.descriptor, 0, SEEK_SET)
    guard let bytes = try? SystemCall.readAll(lock.descriptor),
      let text = try? HistoryText.checked(bytes)
    else { return }
    let entries = HistoryText.entries(text)
    // Reduces the file to half of the size that triggers compaction, so that compaction is rare.
    let kept = HistoryText.withoutRepetition(
      entries, limit: Self.limit, byteLimit: Self.limit * Self.bytesPerKeptEntry / 2)
    guard kept.count < entries.count else { return }
    let lines = ([HistoryText.header] + kept.map(HistoryText.line)).joined(separator: "\n") + "\n"
    let name = "\(path).new-\(getpid())"
    let flags = O_WRONLY | O_CREAT | O_EXCL
    guard let descriptor = try? SystemCall.open(FilePath(name), flags) else { return }
    let isWritten =
      (try? SystemCall.writeAll(descriptor, Array(lines.utf8))) != nil && fsync(descriptor) == 0
    close(descriptor)
    if !isWritten || rename(name, path) != 0 { unlink(name) }
  }

  /// Creates the missing folders of the path.
  private func makeFolder() throws(Unusable) {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    for count in parts.indices.dropFirst() {
      let folder = parts[...count].joined(separator: "/")
      if mkdir(folder, 0o700) != 0, errno != EEXIST, errno != EISDIR { throw failure("make") }
    }
  }

  private func failure(_ verb: String, _ error: SystemError = .last) -> Unusable {
    Unusable(verb, path, error)
  }
}

extension HistoryFile.Unusable {
  /// Creates an error for a failed operation; by default for the last system call.
  init(_ verb: String, _ path: String, _ error: SystemError = .last) {
    self.init(reason: "cannot \(verb) \(path): \(error.reason); what you type is not kept")
  }
}

/// An open history file with an exclusive lock. The lock ends with this value.
private struct HistoryLock: ~Copyable {
  let descriptor: Int32
  private let path: String

  /// Opens a file and locks it. Creates it if necessary, with access for its owner only.
  ///
  /// - Throws: `Unusable` if the file cannot be opened or locked, or if it is replaced 50 times in a
  ///   row.
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
        let named = FilePath(path).status,
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
