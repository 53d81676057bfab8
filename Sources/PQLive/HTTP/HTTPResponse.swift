/// The beginning of an answer: its status, and the lines before the body.
struct HTTPHead: Sendable, Equatable {
  /// A line of the head, its name in small letters.
  struct Field: Sendable, Equatable {
    let name: String
    let value: String
  }

  var status: Int
  var fields: [Field] = []

  /// The value of the last field of that name.
  subscript(name: String) -> String? { fields.last { $0.name == name }?.value }

  /// Whether the head says where the body ends, so that a cut one is seen.
  var hasLength: Bool {
    let encoding = self["transfer-encoding"]?.lowercased()
    return self["content-length"] != nil || encoding?.hasSuffix("chunked") == true
  }
}

/// An answer whose body is still arriving. To drop it is to end it: the connection is closed.
struct HTTPResponse: ~Copyable, Sendable {
  let head: HTTPHead
  private let readBody: @Sendable (inout [UInt8]) async throws(NetworkFailure) -> Bool
  private let close: @Sendable () -> Void

  /// An answer.
  ///
  /// - Parameters:
  ///   - read: replaces bytes by the next ones of the body, waiting for them if need be; false at
  ///     the end.
  ///   - close: is called once, when nobody wants any more of it.
  init(
    head: HTTPHead, read: @escaping @Sendable (inout [UInt8]) async throws(NetworkFailure) -> Bool,
    close: @escaping @Sendable () -> Void = {}
  ) {
    self.head = head
    readBody = read
    self.close = close
  }

  deinit { close() }

  /// Replaces bytes by the next ones of the body, and waits for them if need be.
  ///
  /// The memory that is handed in is used again, so two blocks are enough for any body.
  ///
  /// - Returns: false at the end of the body.
  mutating func read(into bytes: inout [UInt8]) async throws(NetworkFailure) -> Bool {
    try await readBody(&bytes)
  }
}
