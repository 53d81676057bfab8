/// The part of an answer that has arrived, and the task that reads it.
///
/// Bytes wait here for the reader, up to some hundred thousand. Then libcurl is paused until the
/// reader has taken them.
struct IncomingBody {
  /// The part of the answer that the reader waits for.
  enum AwaitedEvent {
    case head, body
  }

  /// The result of offering bytes of the body that libcurl has received.
  enum WriteResult {
    case taken
    /// The bytes are not taken. libcurl keeps them until the transfer is resumed.
    case later
    case refused
  }

  /// The result of looking for bytes of the body.
  enum ReadResult {
    /// There are bytes. `isPaused` is true if libcurl is paused and should be resumed.
    case bytes(isPaused: Bool)
    case end
    case nothing
  }

  /// libcurl is paused when at least this number of bytes waits for the reader.
  private static let highMark = 1 << 18

  /// True while libcurl is paused until the reader has taken bytes.
  private(set) var isPaused = false
  private(set) var end: Result<Void, NetworkFailure>?
  private var head = CurlHead()
  private var arrived: [UInt8] = []
  private var byteCount = 0
  private var reader: (event: AwaitedEvent, continuation: CheckedContinuation<Void, Never>)?

  /// Adds a line of the head.
  ///
  /// - Returns: false if the transfer has to end.
  mutating func takeHeader(_ line: UnsafeRawBufferPointer) -> Bool {
    if head.take(line) { return end == nil }
    finish(.failure(.notHTTP("its head has more than \(CurlHead.sizeLimit) bytes")))
    return false
  }

  /// Adds bytes of the body.
  ///
  /// - Parameter limit: the maximum size of the body as it arrives, in bytes.
  mutating func takeBody(_ bytes: UnsafeRawBufferPointer, limit: Int) -> WriteResult {
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

  /// Records that libcurl was resumed. Until then, libcurl counts as paused. So the time in which the
  /// reader was busy does not count as silence of the server.
  mutating func goOn() { isPaused = false }

  /// Ends the transfer, unless it has ended.
  ///
  /// - Returns: true if the transfer had not ended before.
  @discardableResult
  mutating func finish(_ result: Result<Void, NetworkFailure>) -> Bool {
    guard end == nil else { return false }
    end = result
    // A reader that has cancelled the request needs no more bytes.
    if case .failure(.cancelled) = result { arrived = [] }
    return true
  }
}

extension IncomingBody {
  /// True if the head is complete.
  var hasHead: Bool { head.complete != nil }

  /// Returns the head; `nil` if it is not complete yet. Throws an error if the transfer ended
  /// without a complete head.
  func findHead() throws(NetworkFailure) -> HTTPHead? {
    if case .failure(.cancelled)? = end { throw .cancelled }
    if let head = head.complete { return head }
    guard let end else { return nil }
    try end.get()
    throw .dropped("the head of its answer is not complete")
  }

  /// Swaps the bytes that have arrived with the caller's array, whose memory is reused.
  mutating func findBytes(_ bytes: inout [UInt8]) throws(NetworkFailure) -> ReadResult {
    bytes.removeAll(keepingCapacity: true)
    guard arrived.isEmpty else {
      swap(&bytes, &arrived)
      return .bytes(isPaused: isPaused)
    }
    guard let end else { return .nothing }
    try end.get()
    return .end
  }

  /// Stores the continuation of the reader, to resume it later.
  ///
  /// - Returns: false if there is no need to wait. The continuation is not stored then.
  mutating func wait(for event: AwaitedEvent, _ continuation: CheckedContinuation<Void, Never>)
    -> Bool
  {
    guard !hasNews(event) else { return false }
    reader = (event, continuation)
    return true
  }

  /// Removes and returns the continuation of a reader that can go on; `nil` if there is none.
  mutating func takeReader() -> CheckedContinuation<Void, Never>? {
    guard let reader, hasNews(reader.event) else { return nil }
    self.reader = nil
    return reader.continuation
  }

  private func hasNews(_ event: AwaitedEvent) -> Bool {
    switch event {
    case .head: end != nil || head.complete != nil
    case .body: end != nil || !arrived.isEmpty
    }
  }
}

/// Parses the head of an answer, line by line.
private struct CurlHead {
  /// The maximum size of all heads of an answer, in bytes.
  static let sizeLimit = 1 << 18

  /// The head; `nil` until an empty line has ended it.
  private(set) var complete: HTTPHead?
  private var growing: HTTPHead?
  private var size = 0

  /// Adds a line; returns false if the heads are too large.
  mutating func take(_ line: UnsafeRawBufferPointer) -> Bool {
    // Trailers after the body are ignored.
    guard complete == nil else { return true }
    size += line.count
    let text = String(decoding: line, as: UTF8.self).trimmed
    if text.hasPrefix("HTTP/") {
      growing = Self.status(of: text).map { HTTPHead(status: $0) }
    } else if text.isEmpty {
      end()
    } else if let colon = text.firstIndex(of: ":") {
      let value = String(text[text.index(after: colon)...]).trimmed
      growing?.fields.append(.init(name: text[..<colon].lowercased(), value: value))
    }
    return size <= Self.sizeLimit
  }

  /// Ends a head. An interim answer, such as `100 Continue`, is followed by another head.
  private mutating func end() {
    if let growing, growing.status >= 200 { complete = growing }
    growing = nil
  }

  private static func status(of line: String) -> Int? {
    line.split(separator: " ").dropFirst().first.flatMap { Int($0) }
  }
}

extension String {
  /// The text without white space at its ends.
  fileprivate var trimmed: String {
    var rest = self[...]
    while rest.first?.isWhitespace == true { rest.removeFirst() }
    while rest.last?.isWhitespace == true { rest.removeLast() }
    return String(rest)
  }
}
