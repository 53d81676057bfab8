/// The beginning of an answer: its status, and the lines before the body.
package struct HTTPHead: Sendable, Equatable {
  /// A line of the head, its name in small letters.
  package struct Field: Sendable, Equatable {
    package let name: String
    package let value: String

    package init(name: String, value: String) {
      self.name = name
      self.value = value
    }
  }

  package var status: Int
  package var fields: [Field]

  package init(status: Int, fields: [Field] = []) {
    self.status = status
    self.fields = fields
  }

  /// The value of the last field of that name.
  package subscript(name: String) -> String? { fields.last { $0.name == name }?.value }

  /// Whether the head says where the body ends, so that a cut one is seen.
  package var hasLength: Bool {
    let encoding = self["transfer-encoding"]?.lowercased()
    return self["content-length"] != nil || encoding?.hasSuffix("chunked") == true
  }
}

/// An answer whose body is still arriving. To drop it is to end it: the connection is closed.
package struct HTTPResponse: ~Copyable, Sendable {
  package let head: HTTPHead
  private let readBody: @Sendable (inout [UInt8]) async throws(NetworkFailure) -> Bool
  private let close: @Sendable () -> Void
  private let sizeLimit: Int
  private let coding: ContentCoding
  private var unpacker: GzipUnpacker?
  /// Bytes as they came, and how many of them are unpacked.
  private var packed: [UInt8] = []
  private var packedPlace = 0
  private var unpackedCount = 0

  /// An answer.
  ///
  /// - Parameters:
  ///   - sizeLimit: how many bytes the body may have once it is unpacked.
  ///   - read: replaces bytes by the next ones of the body as they came over the wire, waiting for
  ///     them if need be; false at the end.
  ///   - close: is called once, when nobody wants any more of it.
  package init(
    head: HTTPHead, sizeLimit: Int = .max,
    read: @escaping @Sendable (inout [UInt8]) async throws(NetworkFailure) -> Bool,
    close: @escaping @Sendable () -> Void = {}
  ) {
    self.head = head
    self.sizeLimit = sizeLimit
    readBody = read
    self.close = close
    coding = head.coding
  }

  deinit { close() }

  /// Replaces bytes by the next ones of the body, unpacked, and waits for them if need be.
  ///
  /// The memory that is handed in is used again, so two blocks are enough for any body.
  ///
  /// - Returns: false at the end of the body.
  /// - Throws: `NetworkFailure.damaged` if a packed body has no end or a wrong one,
  ///   `NetworkFailure.badEncoding` if it is packed in a way that was not asked for.
  package mutating func read(into bytes: inout [UInt8]) async throws(NetworkFailure) -> Bool {
    switch coding {
    case .identity: return try await readBody(&bytes)
    case .gzip: return try await unpack(into: &bytes)
    case .unasked(let name):
      let way = name.map { "with \($0)" } ?? "in an unknown way"
      throw .badEncoding("it is packed \(way), which was not asked for")
    }
  }

  private mutating func unpack(into bytes: inout [UInt8]) async throws(NetworkFailure) -> Bool {
    let unpacker = if let unpacker { unpacker } else { try GzipUnpacker() }
    self.unpacker = unpacker
    repeat {
      // A few bytes may unpack to so many that none are read for a long time.
      guard !Task.isCancelled else { throw .cancelled }
      if packedPlace == packed.count {
        packedPlace = 0
        guard try await readBody(&packed) else {
          try unpacker.finish()
          return false
        }
      }
      packedPlace += try unpacker.unpack(packed[packedPlace...], into: &bytes)
    } while bytes.isEmpty
    unpackedCount += bytes.count
    guard unpackedCount <= sizeLimit else { throw .tooLarge(limit: sizeLimit) }
    return true
  }
}
