import PQSystem

/// Room for bytes that are read from a file. It begins where a page does: some processors copy
/// several times slower to where large blocks of the heap begin.
struct PageBuffer: ~Copyable {
  private let room: UnsafeMutableRawBufferPointer

  init(size: Int) { room = .allocate(byteCount: size, alignment: 4096) }

  deinit { room.deallocate() }

  /// The number of bytes in it.
  var size: Int { room.count }

  /// Fills the first bytes of it from a place in a file; false if the file ends before.
  mutating func fill(
    _ count: Int, from file: borrowing StoredFile, at offset: Int
  ) throws(SystemError) -> Bool {
    try file.fill(UnsafeMutableRawBufferPointer(rebasing: room[..<count]), from: offset)
  }

  /// Looks at the bytes.
  func withBytes<Result, Failure: Error>(
    _ look: (UnsafeRawBufferPointer) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try look(UnsafeRawBufferPointer(room))
  }
}
