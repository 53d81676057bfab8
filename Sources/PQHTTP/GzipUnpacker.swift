import CZlib
import PQSystem

/// Unpacks a gzip body (RFC 1952) as its bytes arrive. The body has one member or several. zlib
/// compares the CRC-32 and the length of each member with its trailer.
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
  /// - Throws: `NetworkFailure.damaged` if the body ends inside a member.
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

  /// The error for invalid data. Data that is invalid from its start is not gzip. A retry does not
  /// help then.
  private var failure: NetworkFailure {
    let words = czlib_words(stream).map { String(cString: $0) } ?? "zlib does not say why"
    return hasUnpacked ? .damaged("gzip: \(words)") : .badEncoding("gzip: \(words)")
  }
}

/// The content coding of a body (RFC 9110, section 8.4).
enum ContentCoding: Equatable {
  case identity
  case gzip
  /// A coding that no request asks for. The value is its name if it is a single, known coding;
  /// otherwise `nil`.
  case unsupported(String?)

  /// The value of `Accept-Encoding`. gzip is accepted only if zlib can check the end of each
  /// member, because libcurl takes an incomplete member for a complete one.
  static var accepted: String { ZlibLibrary.isThere ? "gzip" : "identity" }

  private static let usual = ["deflate", "br", "zstd", "compress", "dcb", "dcz"]

  /// Creates a coding from the values of `Content-Encoding`.
  init(_ values: [String]) {
    let names = Self.names(values).filter { $0 != "identity" }
    switch names {
    case []: self = .identity
    case ["gzip"], ["x-gzip"]: self = .gzip
    default: self = .unsupported(names.count == 1 && Self.usual.contains(names[0]) ? names[0] : nil)
    }
  }

  /// Returns the names in the values of a list field, in lower case.
  static func names(_ values: [String]) -> [String] {
    values.flatMap { $0.lowercased().split { $0 == "," || $0 == " " || $0 == "\t" } }
      .map { String($0) }
  }
}

extension HTTPHead {
  /// The coding of the body. A compressed transfer (`Transfer-Encoding: gzip`) counts as a coding
  /// that was not asked for: libcurl unpacks it without checking its end.
  var coding: ContentCoding {
    let transfer = ContentCoding.names(values(of: "transfer-encoding"))
    guard transfer.allSatisfy({ $0 == "chunked" || $0 == "identity" }) else {
      return .unsupported(nil)
    }
    return ContentCoding(values(of: "content-encoding"))
  }

  private func values(of name: String) -> [String] {
    fields.filter { $0.name == name }.map(\.value)
  }
}

/// The zlib library. It is opened for the first request that accepts packed answers.
enum ZlibLibrary {
  private static let state = open(SystemComponent.zlib.libraryNames)

  /// True if the library can be used. The first access opens it.
  static var isThere: Bool {
    if case .success = state { true } else { false }
  }

  /// Opens the library, unless it is open.
  ///
  /// - Throws: `NetworkFailure.badEncoding`
  static func open() throws(NetworkFailure) { try state.get() }

  /// Opens the first library of `names` that is available. Tests pass names that do not exist.
  static func open(_ names: [String]) -> Result<Void, NetworkFailure> {
    let reason = names.withCStrings { czlib_open($0, $0.count) }
    guard let reason else { return .success(()) }
    let words = "it is packed with gzip, and zlib cannot be opened: \(String(cString: reason))"
    return .failure(.badEncoding(words))
  }
}
