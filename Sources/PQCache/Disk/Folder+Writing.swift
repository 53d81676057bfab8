extension Folder {
  /// Writes a file whole or not at all: under another name first, then renamed. So whoever opens
  /// the name finds what was there before, or all that is new.
  func write(_ pieces: [[UInt8]], as name: String) throws(SystemFailure) {
    let draft = DraftName.random()
    let descriptor = try openFile(draft, O_WRONLY | O_CREAT | O_EXCL)
    do throws(SystemFailure) {
      try Self.writeAndClose(pieces, to: descriptor)
      try rename(draft, to: name)
    } catch {
      try? remove(draft)
      throw error
    }
  }

  /// Writes bytes behind what the file holds already, which is closed in any case.
  static func writeAndClose(_ pieces: [[UInt8]], to descriptor: Int32) throws(SystemFailure) {
    do throws(SystemFailure) {
      for piece in pieces { try write(piece, to: descriptor) }
    } catch {
      close(descriptor)
      throw error
    }
    // Some file systems only tell at the end that the disk is full. An interrupted call has closed.
    guard close(descriptor) == 0 || errno == EINTR else { throw SystemFailure(code: errno) }
  }

  private static func write(_ bytes: [UInt8], to descriptor: Int32) throws(SystemFailure) {
    var done = 0
    while done < bytes.count {
      done += try SystemFailure.checked {
        bytes[done...].withUnsafeBytes { rest in
          #if canImport(Glibc)
            Glibc.write(descriptor, rest.baseAddress, rest.count)
          #elseif canImport(Musl)
            Musl.write(descriptor, rest.baseAddress, rest.count)
          #else
            Darwin.write(descriptor, rest.baseAddress, rest.count)
          #endif
        }
      }
    }
  }
}

/// The name of a file that is being written.
enum DraftName {
  private static let suffix = ".draft"

  static func random() -> String { String(UInt64.random(in: .min ... .max), radix: 16) + suffix }

  static func isOne(_ name: String) -> Bool { name.hasSuffix(suffix) }
}
