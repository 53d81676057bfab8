/// The head of an answer: its status and its header fields.
package struct HTTPHead: Sendable, Equatable {
  /// A header field. Its name is in lower case.
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

  /// The value of the last field with a name in lower case; `nil` if there is none.
  package subscript(name: String) -> String? { fields.last { $0.name == name }?.value }

  /// True if the head defines where the body ends, so that an incomplete body is detected.
  package var hasLength: Bool {
    let encoding = self["transfer-encoding"]?.lowercased()
    return self["content-length"] != nil || encoding?.hasSuffix("chunked") == true
  }
}

/// An answer whose body is still arriving. If this value is destroyed before the body is complete, the
/// connection is closed.
package struct HTTPResponse: ~Copyable, Sendable {
  package let head: HTTPHead
  private let readBody: @Sendable (inout [UInt8]) async throws(NetworkFailure) -> Bool
  private let close: @Sendable () -> Void
  private let sizeLimit: Int
  private let coding: ContentCoding
  private var unpacker: GzipUnpacker?
  /// The packed bytes that have arrived. `packedPlace` is the number of these bytes that are unpacked.
  private var packed: [UInt8] = []
  private var packedPlace = 0
  private var unpackedCount = 0

  /// Creates an answer.
  ///
  /// - Parameters:
  ///   - sizeLimit: the maximum size of the unpacked body, in bytes.
  ///   - read: replaces its argument with the next bytes of the body as they came over the wire,
  ///     and waits for them; returns false at the end.
  ///   - close: called once, at the end of the answer's lifetime.
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

  /// Replaces `bytes` with the next bytes of the unpacked body, and waits for them.
  ///
  /// The memory of the array is reused, so two blocks are enough for any body.
  ///
  /// - Returns: false at the end of the body.
  /// - Throws: `NetworkFailure.damaged` if the end of a packed body is missing or wrong;
  ///   `NetworkFailure.badEncoding` if the coding was not asked for, or if the body is not gzip;
  ///   `NetworkFailure.tooLarge`; or the failure of the connection.
  package mutating func read(into bytes: inout [UInt8]) async throws(NetworkFailure) -> Bool {
    switch coding {
    case .identity: return try await readBody(&bytes)
    case .gzip: return try await unpack(into: &bytes)
    case .unsupported(let name):
      let way = name.map { "with \($0)" } ?? "in an unknown way"
      throw .badEncoding("it is packed \(way), which was not asked for")
    }
  }

  private mutating func unpack(into bytes: inout [UInt8]) async throws(NetworkFailure) -> Bool {
    let unpacker = if let unpacker { unpacker } else { try GzipUnpacker() }
    self.unpacker = unpacker
    repeat {
      // Without this check, only the next read of the connection would detect a cancellation. It can
      // come late, because a few packed bytes can become very many.
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
