package import PQSystem

/// A file that is written whole or not at all: under another name first, and then renamed.
///
/// What is no regular file, such as a terminal or a pipe, is written to directly, and so is the file
/// that standard output goes to already.
package struct AtomicFile: ~Copyable {
  private let place: FilePlace
  private let temporary: FilePath?
  private var descriptor: Int32

  /// Opens the place for writing; the file itself stays as it is.
  package init(path: FilePath) throws {
    place = FilePlace(path)
    switch place.kind {
    case .output: (descriptor, temporary) = (dup(1), nil)
    case .device:
      (descriptor, temporary) = (path.withCString { open($0, O_WRONLY | O_CLOEXEC) }, nil)
    case .file: (descriptor, temporary) = Self.created(beside: place)
    }
    guard descriptor >= 0 else { throw place.failure }
  }

  /// Adds bytes.
  package func write(_ bytes: [UInt8]) throws { try writer.write(bytes) }

  /// Adds bytes for as long as the file is open.
  package struct Writer {
    fileprivate let path: FilePath
    fileprivate let descriptor: Int32

    package func write(_ bytes: [UInt8]) throws {
      do throws(SystemError) {
        try SystemCall.writeAll(descriptor, bytes)
      } catch {
        if error.code == EPIPE { throw ClosedPipe() }
        throw CommandFailure.usage("cannot write \(path): \(error.reason)")
      }
    }
  }

  package var writer: Writer { Writer(path: place.name, descriptor: descriptor) }

  /// Puts the file in its place.
  package mutating func commit() throws { try commit(to: place.path) }

  /// Puts the file in its place if it is whole, or else beside it; what an earlier run has left there
  /// goes with a whole one. A device or a pipe has got its bytes already.
  mutating func commit(_ completeness: Completeness) throws -> WrittenFile {
    let partial = PartialFile(beside: place)
    switch completeness {
    case .partial where temporary != nil:
      try commit(to: partial.path)
      return .partial(partial.name, of: place.name)
    case .whole where temporary != nil:
      try commit()
      partial.remove()
    case .whole, .partial, .acceptedPartial: try commit()
    }
    return .whole(place.name)
  }

  private mutating func commit(to path: FilePath) throws {
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
    // Not committed: leave no trace.
    guard descriptor >= 0 else { return }
    close(descriptor)
    Self.remove(temporary)
  }

  private static func remove(_ temporary: FilePath?) {
    guard let temporary else { return }
    _ = temporary.withCString { unlink($0) }
    Signals.forget(temporary)
  }

  /// A new file in the folder of another, with the owner and the mode of the one that it replaces.
  private static func created(beside place: FilePlace) -> (descriptor: Int32, name: FilePath?) {
    // A file that may not be written may not be replaced either.
    guard place.name.isUsable, place.former == nil || place.path.isWritable else {
      return (-1, nil)
    }
    while true {
      let random = String(UInt64.random(in: .min ... .max), radix: 36)
      let name = place.folder + FilePath(".pq-" + random)
      // Before it is there: a signal comes when it likes, and to whichever thread.
      Signals.removeOnSignal(name)
      let descriptor = name.withCString { open($0, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600) }
      guard descriptor < 0 else {
        dress(descriptor, like: place.former)
        return (descriptor, name)
      }
      let reason = errno
      Signals.forget(name)
      errno = reason
      guard reason == EEXIST || reason == EINTR else { return (descriptor, nil) }
    }
  }

  /// Gives a new file the owner and the mode of the one that it replaces.
  private static func dress(_ descriptor: Int32, like former: stat?) {
    // Only the system's administrator may give a file to somebody else.
    if let former { _ = fchown(descriptor, former.st_uid, former.st_gid) }
    fchmod(descriptor, former.map { $0.st_mode & 0o7777 } ?? usualMode)
  }

  /// The mode that a new file gets from a shell.
  private static var usualMode: mode_t {
    let mask = umask(0)
    umask(mask)
    return 0o666 & ~mask
  }
}

extension FilePath {
  fileprivate var isWritable: Bool { withCString { access($0, W_OK) } == 0 }

  /// Gives the file another path, in the place of what is there; says whether that went well.
  fileprivate func move(to other: FilePath) -> Bool {
    withCString { old in other.withCString { new in rename(old, new) } } == 0
  }
}
