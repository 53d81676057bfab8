import PQSystem

/// A file of the cache that is open for reading.
struct StoredFile: ~Copyable {
  /// The size in bytes at the time of opening.
  let size: Int
  private let descriptor: Int32

  /// Opens a file. Anything but a regular file is an error with the code `EINVAL`.
  init(_ name: String, in folder: borrowing Folder) throws(SystemError) {
    let descriptor = try folder.openFile(name, O_RDONLY)
    guard let known = (try? SystemCall.status(descriptor)).flatMap(StoredFileStatus.init) else {
      close(descriptor)
      throw SystemError(code: EINVAL)
    }
    self.descriptor = descriptor
    size = Int(known.size)
  }

  deinit { close(descriptor) }

  /// Fills memory with the bytes at an offset. Returns false if the file ends too early.
  func fill(_ room: UnsafeMutableRawBufferPointer, from offset: Int) throws(SystemError) -> Bool {
    try SystemCall.fill(room, from: descriptor, at: offset)
  }

  /// Sets the time of the last use to now. If that fails, the file is evicted a little earlier.
  func markUsed() { futimens(descriptor, nil) }
}

/// A buffer for bytes of a file. It is aligned to a page, because some processors copy several times
/// slower to the start of a large heap block.
struct PageBuffer: ~Copyable {
  private let room: UnsafeMutableRawBufferPointer

  init(size: Int) { room = .allocate(byteCount: size, alignment: 4096) }

  deinit { room.deallocate() }

  /// The size in bytes.
  var size: Int { room.count }

  /// Fills the first `count` bytes of the buffer with the bytes at an offset of a file. Returns false if
  /// the file ends too early.
  mutating func fill(
    _ count: Int, from file: borrowing StoredFile, at offset: Int
  ) throws(SystemError) -> Bool {
    try file.fill(UnsafeMutableRawBufferPointer(rebasing: room[..<count]), from: offset)
  }

  /// Calls a closure with the bytes.
  func withBytes<Result, Failure: Error>(
    _ look: (UnsafeRawBufferPointer) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try look(UnsafeRawBufferPointer(room))
  }
}
