import PQSystem

/// A file of the cache that is open for reading.
struct StoredFile: ~Copyable {
  /// How many bytes it had when it was opened.
  let size: Int
  private let descriptor: Int32

  /// Opens a file; one that is none is told as `EINVAL`.
  init(_ name: String, in folder: borrowing Folder) throws(SystemError) {
    let descriptor = try folder.openFile(name, O_RDONLY)
    guard let known = (try? SystemCall.status(descriptor)).flatMap(FileStatus.init) else {
      close(descriptor)
      throw SystemError(code: EINVAL)
    }
    self.descriptor = descriptor
    size = Int(known.size)
  }

  deinit { close(descriptor) }

  /// Reads bytes from a place on; false unless all of them were read.
  func fill(_ room: UnsafeMutableRawBufferPointer, from offset: Int) throws(SystemError) -> Bool {
    try SystemCall.fill(room, from: descriptor, at: offset)
  }

  /// Remembers that it was used just now. If that is not allowed it will go a little earlier.
  func markUsed() { futimens(descriptor, nil) }
}
