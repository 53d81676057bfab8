import PQSystem

extension Folder {
  /// Writes a file completely or not at all: under a temporary name first, which is then renamed.
  /// So a reader sees either the old content or all of the new one.
  func write(_ bytes: [UInt8], as name: String) throws(SystemError) {
    let draft = DraftName.random()
    do throws(SystemError) {
      let file = try WrittenFile(openFile(draft, O_WRONLY | O_CREAT | O_EXCL))
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
struct WrittenFile: ~Copyable {
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
