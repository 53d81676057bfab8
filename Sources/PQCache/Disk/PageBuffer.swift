import PQSystem

/// A buffer for bytes of a file, aligned to a page. Some processors copy several times slower to
/// the start of a large heap block.
struct PageBuffer: ~Copyable {
  private let room: UnsafeMutableRawBufferPointer

  init(size: Int) { room = .allocate(byteCount: size, alignment: 4096) }

  deinit { room.deallocate() }

  /// The size in bytes.
  var size: Int { room.count }

  /// Fills the first bytes from an offset in a file; returns false if the file ends too early.
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
