import PQSystem

extension Folder {
  /// Writes a file whole or not at all: under another name first, then renamed. So whoever opens
  /// the name finds what was there before, or all that is new.
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

  /// Takes over a descriptor, which is closed in any case.
  init(_ descriptor: Int32) { self.descriptor = descriptor }

  deinit { close(descriptor) }

  /// Writes bytes behind what was written before.
  func append(_ bytes: [UInt8]) throws(SystemError) {
    try SystemCall.writeAll(descriptor, bytes, waits: false)
  }

  /// Writes bytes in place of the first ones.
  func replaceBeginning(by bytes: [UInt8]) throws(SystemError) {
    try SystemCall.writeAll(descriptor, bytes, at: 0, waits: false)
  }

  /// Closes it. Some file systems only tell at the end that the disk is full.
  consuming func end() throws(SystemError) {
    let descriptor = descriptor
    discard self
    // An interrupted call has closed.
    guard close(descriptor) == 0 || errno == EINTR else { throw SystemError(code: errno) }
  }
}

/// The name of a file that is being written.
enum DraftName {
  private static let suffix = ".draft"

  static func random() -> String { String(UInt64.random(in: .min ... .max), radix: 16) + suffix }

  static func isOne(_ name: String) -> Bool { name.hasSuffix(suffix) }
}
