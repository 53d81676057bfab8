/// A file that appears complete or not at all: it is written under a temporary name and then renamed.
///
/// A device, a pipe, and the file that standard output already goes to are written directly.
package struct AtomicFile: ~Copyable {
  /// The path to write to.
  package let place: OutputPlace
  private let temporary: FilePath?
  private var descriptor: Int32

  /// True if the file is renamed to its path; false for a device, a pipe and standard output.
  package var isRenamed: Bool { temporary != nil }

  /// Opens a temporary file beside the path, or the device or pipe at the path. A file at the path
  /// stays unchanged until `commit()`.
  ///
  /// - Throws: `FileError` if the path cannot be written.
  package init(path: FilePath) throws(FileError) {
    place = OutputPlace(path)
    switch place.kind {
    case .output: (descriptor, temporary) = (dup(1), nil)
    case .device:
      (descriptor, temporary) = (path.withCString { open($0, O_WRONLY | O_CLOEXEC) }, nil)
    case .file: (descriptor, temporary) = Self.created(beside: place)
    case .brokenLink: (descriptor, temporary) = (-1, nil)
    }
    guard descriptor >= 0 else { throw place.failure }
  }

  /// Appends bytes.
  ///
  /// - Throws: `ClosedPipe` if the reader is gone; `FileError` if the write fails.
  package func write(_ bytes: [UInt8]) throws { try writer.write(bytes) }

  /// Appends bytes without exclusive access to the `AtomicFile`. Use it only while the file is open.
  package struct Writer {
    fileprivate let path: FilePath
    fileprivate let descriptor: Int32

    package func write(_ bytes: [UInt8]) throws {
      do throws(SystemError) {
        try SystemCall.writeAll(descriptor, bytes)
      } catch {
        if error.code == EPIPE { throw ClosedPipe() }
        throw FileError.writing(path, error)
      }
    }
  }

  package var writer: Writer { Writer(path: place.name, descriptor: descriptor) }

  /// Closes the file and renames it to its path.
  ///
  /// - Throws: `FileError` if the file cannot be closed or renamed. The temporary file is then
  ///   removed.
  package mutating func commit() throws(FileError) { try commit(to: place.path) }

  /// Closes the file and renames it to another path in its folder. A device or pipe is only closed.
  ///
  /// - Throws: `FileError` if the file cannot be closed or renamed. The temporary file is then
  ///   removed.
  package mutating func commit(to path: FilePath) throws(FileError) {
    let closed = close(descriptor)
    descriptor = -1
    guard closed == 0, temporary.map({ $0.move(to: path) }) ?? true else {
      let failure = place.failure
      Self.remove(temporary)
      throw failure
    }
    if let temporary { Signals.forget(temporary) }
  }

  deinit {
    // Without a commit the temporary file is removed.
    guard descriptor >= 0 else { return }
    close(descriptor)
    Self.remove(temporary)
  }

  private static func remove(_ temporary: FilePath?) {
    guard let temporary else { return }
    _ = temporary.withCString { unlink($0) }
    Signals.forget(temporary)
  }

  /// Creates a temporary file in the folder of `place`, with the owner and mode of the file to be
  /// replaced.
  ///
  /// - Returns: The descriptor and the path. After an error, the descriptor is -1, with the reason in
  ///   `errno`.
  private static func created(beside place: OutputPlace) -> (descriptor: Int32, name: FilePath?) {
    // A rename would replace even a file that is not writable.
    guard place.name.isUsable, place.existing == nil || place.path.isWritable else {
      return (-1, nil)
    }
    while true {
      let random = String(UInt64.random(in: .min ... .max), radix: 36)
      let name = place.folder + FilePath(".pq-" + random)
      // The name is registered before the file exists, because a signal can arrive at any time and on
      // any thread.
      Signals.removeOnSignal(name)
      let descriptor = name.withCString { open($0, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600) }
      guard descriptor < 0 else {
        copyOwnerAndMode(descriptor, like: place.existing)
        return (descriptor, name)
      }
      let reason = errno
      Signals.forget(name)
      errno = reason
      guard reason == EEXIST || reason == EINTR else { return (descriptor, nil) }
    }
  }

  /// Gives a new file the owner and mode of the file to be replaced.
  private static func copyOwnerAndMode(_ descriptor: Int32, like existing: stat?) {
    // Only root may change the owner. A failure is ignored.
    if let existing { _ = fchown(descriptor, existing.st_uid, existing.st_gid) }
    fchmod(descriptor, existing.map { $0.st_mode & 0o7777 } ?? usualMode)
  }

  /// The mode of a new file under the process's umask.
  private static var usualMode: mode_t {
    let mask = umask(0)
    umask(mask)
    return 0o666 & ~mask
  }
}

extension FilePath {
  fileprivate var isWritable: Bool { withCString { access($0, W_OK) } == 0 }

  /// Renames the file. A file at the other path is replaced. Returns true on success.
  fileprivate func move(to other: FilePath) -> Bool {
    withCString { old in other.withCString { new in rename(old, new) } } == 0
  }
}
