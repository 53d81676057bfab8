import CZlib

/// Unpacks a body of gzip (RFC 1952) as its bytes arrive: one member or several, of each of which
/// zlib compares CRC-32 and length with the trailer.
///
/// Only the reader of the body uses it, one call at a time.
final class GzipUnpacker: @unchecked Sendable {
  /// The maximum number of bytes that a call unpacks.
  private static let roomSize = 1 << 17

  private let stream: OpaquePointer
  private let room = UnsafeMutablePointer<UInt8>.allocate(capacity: roomSize)
  /// True between the first bytes of a member and its end.
  private var isInsideMember = false
  private var hasUnpacked = false

  /// - Throws: `NetworkFailure.badEncoding` if there is no zlib.
  init() throws(NetworkFailure) {
    try ZlibLibrary.open()
    guard let stream = czlib_new() else { throw .badEncoding("memory is short, or zlib is odd") }
    self.stream = stream
  }

  deinit {
    czlib_free(stream)
    room.deallocate()
  }

  /// Unpacks bytes, until some have come out or all have gone in.
  ///
  /// - Parameter bytes: are replaced by what comes out.
  /// - Returns: how many went in.
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

  /// Checks that the body may end here.
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

  /// The failure of bad data. If it is bad from the start on, it is not gzip, and will not be the next
  /// time either.
  private var failure: NetworkFailure {
    let words = czlib_words(stream).map { String(cString: $0) } ?? "zlib does not say why"
    return hasUnpacked ? .damaged("gzip: \(words)") : .badEncoding("gzip: \(words)")
  }
}
