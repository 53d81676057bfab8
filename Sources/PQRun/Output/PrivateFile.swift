import PQSystem

/// A temporary file that nobody else can read, gone with this value or with the program.
package struct PrivateFile: ~Copyable {
  package let path: String

  /// Makes a file of some bytes, whose name ends so.
  package init(_ bytes: [UInt8], ending: String) throws {
    let folder = ProcessEnvironment.value("TMPDIR") ?? "/tmp"
    var name = Array("\(folder)/pq-XXXXXX\(ending)".utf8CString)
    let descriptor = mkstemps(&name, Int32(ending.utf8.count))
    guard descriptor >= 0 else {
      throw CommandFailure.usage("cannot write in \(folder): \(SystemError.last.reason)")
    }
    let path = String(decoding: name.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    Signals.removeOnSignal(FilePath(path))
    defer { close(descriptor) }
    do throws(SystemError) {
      try SystemCall.writeAll(descriptor, bytes)
    } catch {
      Self.remove(path)
      throw CommandFailure.usage("cannot write \(path): \(error.reason)")
    }
    self.path = path
  }

  deinit { Self.remove(path) }

  private static func remove(_ path: String) {
    unlink(path)
    Signals.forget(FilePath(path))
  }

  /// What is in it by now. Another file may have taken its name.
  package func contents() throws -> [UInt8] {
    do throws(SystemError) {
      return try FileBytes.read(regularFile: FilePath(path))
    } catch {
      throw CommandFailure.usage("cannot read \(path): \(error.reason)")
    }
  }
}
