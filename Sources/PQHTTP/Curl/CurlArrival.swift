/// What has arrived of an answer, and who waits for it.
///
/// Bytes wait here for the reader, some hundred thousand at most; then no more are taken from the
/// network until the reader has come for them.
struct CurlArrival {
  /// What the reader waits for.
  enum Want {
    case head, body
  }

  /// What becomes of bytes that libcurl hands on.
  enum Verdict {
    case taken
    /// libcurl is to keep them until it is told to go on.
    case later
    case refused
  }

  /// What the reader finds.
  enum Find {
    /// Bytes; if libcurl waits, it is to go on.
    case bytes(isPaused: Bool)
    case end
    case nothing
  }

  /// How many bytes may wait for the reader.
  private static let highMark = 1 << 18

  /// Whether libcurl waits for the reader.
  private(set) var isPaused = false
  private(set) var end: Result<Void, NetworkFailure>?
  private var head = CurlHead()
  private var arrived: [UInt8] = []
  private var byteCount = 0
  private var reader: (want: Want, continuation: CheckedContinuation<Void, Never>)?

  /// Takes a line of the head; false to end the transfer.
  mutating func takeHeader(_ line: UnsafeRawBufferPointer) -> Bool {
    if head.take(line) { return end == nil }
    finish(.failure(.notHTTP("its head has more than \(CurlHead.sizeLimit) bytes")))
    return false
  }

  /// Takes bytes of the body.
  mutating func takeBody(_ bytes: UnsafeRawBufferPointer, limit: Int) -> Verdict {
    guard end == nil else { return .refused }
    guard arrived.count < Self.highMark else {
      isPaused = true
      return .later
    }
    byteCount += bytes.count
    guard byteCount <= limit else {
      finish(.failure(.tooLarge(limit: limit)))
      return .refused
    }
    arrived.append(contentsOf: bytes)
    return .taken
  }

  /// libcurl goes on. Up to then it waits, or somebody would say that the server has been silent for
  /// as long as the reader was away.
  mutating func goOn() { isPaused = false }

  /// Ends the transfer, unless it has ended.
  ///
  /// - Returns: whether it had not.
  @discardableResult
  mutating func finish(_ result: Result<Void, NetworkFailure>) -> Bool {
    guard end == nil else { return false }
    end = result
    // Whoever has cancelled wants nothing more.
    if case .failure(.cancelled) = result { arrived = [] }
    return true
  }
}

extension CurlArrival {
  /// Whether the head is there.
  var hasHead: Bool { head.complete != nil }

  /// The head, if it is there; fails if there will be none.
  func findHead() throws(NetworkFailure) -> HTTPHead? {
    if case .failure(.cancelled)? = end { throw .cancelled }
    if let head = head.complete { return head }
    guard let end else { return nil }
    try end.get()
    throw .dropped("the head of its answer is not complete")
  }

  /// Swaps bytes that have arrived for the memory of earlier ones.
  mutating func findBytes(_ bytes: inout [UInt8]) throws(NetworkFailure) -> Find {
    bytes.removeAll(keepingCapacity: true)
    guard arrived.isEmpty else {
      swap(&bytes, &arrived)
      return .bytes(isPaused: isPaused)
    }
    guard let end else { return .nothing }
    try end.get()
    return .end
  }

  /// Leaves word with whom to wake; false if there is no need to wait.
  mutating func wait(for want: Want, _ continuation: CheckedContinuation<Void, Never>) -> Bool {
    guard !hasNews(want) else { return false }
    reader = (want, continuation)
    return true
  }

  /// Whom to wake now, if anybody.
  mutating func takeReader() -> CheckedContinuation<Void, Never>? {
    guard let reader, hasNews(reader.want) else { return nil }
    self.reader = nil
    return reader.continuation
  }

  private func hasNews(_ want: Want) -> Bool {
    switch want {
    case .head: end != nil || head.complete != nil
    case .body: end != nil || !arrived.isEmpty
    }
  }
}
