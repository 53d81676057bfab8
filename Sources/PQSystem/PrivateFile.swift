/// A temporary file that only this user can read. It is removed when this value is destroyed, or when
/// a signal ends the program.
package struct PrivateFile: ~Copyable {
  package let path: String

  /// Creates a file with some bytes, in `TMPDIR` or `/tmp`. Its name ends in `ending`.
  ///
  /// - Throws: `FileError` if the file cannot be written.
  package init(_ bytes: [UInt8], ending: String) throws(FileError) {
    let folder = ProcessEnvironment.value("TMPDIR") ?? "/tmp"
    var name = Array("\(folder)/pq-XXXXXX\(ending)".utf8CString)
    let descriptor = mkstemps(&name, Int32(ending.utf8.count))
    guard descriptor >= 0 else {
      throw .writing("in \(folder)", .last)
    }
    let path = String(decoding: name.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    Signals.removeOnSignal(FilePath(path))
    defer { close(descriptor) }
    do throws(SystemError) {
      try SystemCall.writeAll(descriptor, bytes)
    } catch {
      Self.remove(path)
      throw .writing(path, error)
    }
    self.path = path
  }

  deinit { Self.remove(path) }

  private static func remove(_ path: String) {
    unlink(path)
    Signals.forget(FilePath(path))
  }

  /// Returns the current contents of the path. A program may have replaced the file.
  ///
  /// - Throws: `FileError` if the file cannot be read.
  package func contents(_ reader: FileReader) throws(FileError) -> [UInt8] {
    do throws(SystemError) {
      return try reader.bytes(ofRegular: FilePath(path))
    } catch {
      throw .reading(path, error)
    }
  }
}
