/// A file that is written whole or not at all: under another name first, and then renamed.
///
/// What is no regular file, such as a terminal or a pipe, is written to directly, and so is the file
/// that standard output goes to already.
struct AtomicFile: ~Copyable {
  private let path: String
  private let temporary: String?
  private var descriptor: Int32

  /// Opens the place for writing; the file itself stays as it is.
  init(path: String) throws {
    var place = stat()
    let former = stat(path, &place) == 0 ? place : nil
    self.path = former == nil ? path : Self.resolved(path)
    if let former, !Self.isReplaceable(former) {
      temporary = nil
      descriptor = Self.isOutput(former) ? dup(1) : open(path, O_WRONLY | O_CLOEXEC)
    } else {
      (descriptor, temporary) = Self.created(beside: self.path, like: former)
    }
    guard descriptor >= 0 else { throw Self.failure(path) }
  }

  /// Adds bytes.
  func write(_ bytes: [UInt8]) throws { try writer.write(bytes) }

  /// Adds bytes for as long as the file is open.
  struct Writer {
    fileprivate let path: String
    fileprivate let descriptor: Int32

    func write(_ bytes: [UInt8]) throws {
      do throws(SystemFailure) {
        try Descriptor.write(bytes, to: descriptor)
      } catch {
        if error.code == EPIPE { throw ClosedPipe() }
        throw CommandFailure.usage("cannot write \(path): \(error.reason)")
      }
    }
  }

  var writer: Writer { Writer(path: path, descriptor: descriptor) }

  /// Puts the file in its place.
  mutating func commit() throws {
    let closed = close(descriptor)
    descriptor = -1
    guard closed == 0, temporary.map({ rename($0, path) == 0 }) ?? true else {
      let failure = Self.failure(path)
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

  private static func remove(_ temporary: String?) {
    guard let temporary else { return }
    unlink(temporary)
    Signals.forget(temporary)
  }

  private static func failure(_ path: String) -> CommandFailure {
    let reason = path.isEmpty ? "a file must have a name" : SystemFailure.last.reason
    return .usage("cannot write \(path): \(reason)")
  }
}

extension AtomicFile {
  private static func isReplaceable(_ place: stat) -> Bool {
    place.st_mode & S_IFMT == S_IFREG && !isOutput(place)
  }

  /// Whether standard output goes there, as to `/dev/stdout`.
  private static func isOutput(_ place: stat) -> Bool {
    var output = stat()
    return fstat(1, &output) == 0 && output.st_dev == place.st_dev && output.st_ino == place.st_ino
  }

  /// A new file in the folder of another, with the owner and the mode of the one that it replaces.
  private static func created(
    beside path: String, like former: stat?
  ) -> (descriptor: Int32, name: String?) {
    // A file that may not be written may not be replaced either.
    guard former == nil || access(path, W_OK) == 0 else { return (-1, nil) }
    let folder = path.lastIndex(of: "/").map { path[...$0] } ?? ""
    var template = Array("\(folder).pq-XXXXXX".utf8CString)
    return Signals.deferred {
      let descriptor = mkstemp(&template)
      guard descriptor >= 0 else { return (descriptor, nil) }
      let name = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
      Signals.removeOnSignal(name)
      // Only the system's administrator may give a file to somebody else.
      if let former { _ = fchown(descriptor, former.st_uid, former.st_gid) }
      fchmod(descriptor, former.map { $0.st_mode & 0o7777 } ?? usualMode)
      return (descriptor, name)
    }
  }

  /// The file behind symbolic links, so that they stay links.
  private static func resolved(_ path: String) -> String {
    guard let real = realpath(path, nil) else { return path }
    defer { free(real) }
    return String(cString: real)
  }

  /// The mode that a new file gets from a shell.
  private static var usualMode: mode_t {
    let mask = umask(0)
    umask(mask)
    return 0o666 & ~mask
  }
}
