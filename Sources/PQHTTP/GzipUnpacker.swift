import CZlib

/// Unpacks a gzip body (RFC 1952) as its bytes arrive. It has one member or several; zlib compares
/// the CRC-32 and the length of each with its trailer.
///
/// It is not thread-safe. Only the reader of the body uses it.
final class GzipUnpacker: @unchecked Sendable {
  /// The maximum number of bytes that a call unpacks.
  private static let roomSize = 1 << 17

  private let stream: OpaquePointer
  private let room = UnsafeMutablePointer<UInt8>.allocate(capacity: roomSize)
  /// True between the first bytes of a member and its end.
  private var isInsideMember = false
  private var hasUnpacked = false

  /// - Throws: `NetworkFailure.badEncoding` if zlib cannot be used.
  init() throws(NetworkFailure) {
    try ZlibLibrary.open()
    guard let stream = czlib_new() else { throw .badEncoding("memory is short, or zlib is odd") }
    self.stream = stream
  }

  deinit {
    czlib_free(stream)
    room.deallocate()
  }

  /// Unpacks bytes until there is some output or all input is used.
  ///
  /// - Parameter bytes: replaced by the output.
  /// - Returns: the number of input bytes that were used.
  /// - Throws: `NetworkFailure.badEncoding` or `NetworkFailure.damaged` if the data is not valid.
  func unpack(
    _ packed: ArraySlice<UInt8>, into bytes: inout [UInt8]
  ) throws(NetworkFailure) -> Int {
    bytes.removeAll(keepingCapacity: true)
    var taken = 0
    while bytes.isEmpty, taken < packed.count {
      taken += try step(packed.dropFirst(taken), into: &bytes)
    }
    return taken
  }

  /// Checks the end of the body.
  ///
  /// - Throws: `NetworkFailure.damaged` if it is inside a member.
  func finish() throws(NetworkFailure) {
    guard !isInsideMember else { throw .damaged("its gzip data has no end") }
  }

  private func step(
    _ packed: ArraySlice<UInt8>, into bytes: inout [UInt8]
  ) throws(NetworkFailure) -> Int {
    var (taken, unpacked) = (packed.count, Self.roomSize)
    let state = packed.withUnsafeBufferPointer {
      czlib_unpack(stream, $0.baseAddress, &taken, room, &unpacked)
    }
    bytes.append(contentsOf: UnsafeBufferPointer(start: room, count: unpacked))
    if unpacked > 0 { hasUnpacked = true }
    switch state {
    case czlib_member_ends where czlib_restart(stream) != 0: isInsideMember = false
    case czlib_goes_on: isInsideMember = true
    default: throw failure
    }
    return taken
  }

  /// The error for invalid data. Data that is invalid from its start is not gzip, so a retry is of
  /// no use.
  private var failure: NetworkFailure {
    let words = czlib_words(stream).map { String(cString: $0) } ?? "zlib does not say why"
    return hasUnpacked ? .damaged("gzip: \(words)") : .badEncoding("gzip: \(words)")
  }
}
