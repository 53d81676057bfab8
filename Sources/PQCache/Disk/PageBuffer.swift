/// Room for bytes that are read from a file. It begins where a page does: some processors copy
/// several times slower to where large blocks of the heap begin.
struct PageBuffer: ~Copyable {
  private let room: UnsafeMutableRawBufferPointer

  init(size: Int) { room = .allocate(byteCount: size, alignment: 4096) }

  deinit { room.deallocate() }

  /// Fills all of it from a place in a file; false if the file ends before.
  func fill(
    from file: borrowing StoredFile, at offset: Int
  ) throws(SystemFailure) -> Bool {
    try file.fill(room, from: offset)
  }

  /// Looks at the bytes.
  func withBytes<Result>(_ look: (UnsafeRawBufferPointer) -> Result) -> Result {
    look(UnsafeRawBufferPointer(room))
  }
}
