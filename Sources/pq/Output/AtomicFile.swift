/// A file that is written whole or not at all: under another name first, and then renamed.
///
/// What is no regular file, such as a terminal or a pipe, is written to directly.
struct AtomicFile: ~Copyable {
  private let path: String
  private let temporary: String?
  private var descriptor: Int32

  /// Opens the place for writing; the file itself stays as it is.
  init(path: String) throws {
    var information = stat()
    let exists = stat(path, &information) == 0
    let isRegular = !exists || information.st_mode & S_IFMT == S_IFREG
    self.path = exists ? Self.resolved(path) : path
    if isRegular {
      var template = Array("\(self.path).XXXXXX".utf8CString)
      descriptor = mkstemp(&template)
      temporary = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    } else {
      descriptor = open(path, O_WRONLY | O_CLOEXEC)
      temporary = nil
    }
    guard descriptor >= 0 else { throw Self.failure(path) }
    if let temporary {
      fchmod(descriptor, exists ? information.st_mode & 0o7777 : Self.usualMode)
      Signals.removeOnSignal(temporary)
    }
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
        throw CommandFailure.usage("cannot write \(path): \(error.reason)")
      }
    }
  }

  var writer: Writer { Writer(path: path, descriptor: descriptor) }

  /// Puts the file in its place.
  mutating func commit() throws {
    let closed = close(descriptor)
    descriptor = -1
    guard closed == 0 else { throw Self.failure(path) }
    guard let temporary else { return }
    guard rename(temporary, path) == 0 else {
      let failure = Self.failure(path)
      unlink(temporary)
      throw failure
    }
    Signals.removeOnSignal(nil)
  }

  deinit {
    // Not committed: leave no trace.
    guard descriptor >= 0 else { return }
    close(descriptor)
    guard let temporary else { return }
    unlink(temporary)
    Signals.removeOnSignal(nil)
  }

  private static func failure(_ path: String) -> CommandFailure {
    .usage("cannot write \(path): \(SystemFailure.last.reason)")
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
