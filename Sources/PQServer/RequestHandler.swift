import HTTPTypes
import HummingbirdCore
import NIOCore
import NIOHTTP1
import PQEmulator
import PQModel
import PQSystem

/// One request and its answer.
///
/// A function with a writer is `@concurrent`, as the server's own functions are. A writer cannot be
/// passed to a function with another isolation.
struct RequestHandler {
  /// An error that closes the connection after an exchange.
  struct Over: Error {}

  /// The result of an exchange.
  struct Outcome {
    var line: AccessLine
    /// True if the connection cannot be used again.
    var isLast = false
  }

  let emulator: Emulator
  let request: Request
  let channel: any Channel
  /// The time since the start of the server.
  private let uptime: Duration
  private let delayed: DelayedRequests
  private let head: RequestHead

  init(
    _ emulator: Emulator, _ request: Request, _ channel: any Channel, uptime: Duration,
    _ delayed: DelayedRequests
  ) {
    self.delayed = delayed
    self.emulator = emulator
    self.request = request
    self.channel = channel
    self.uptime = uptime
    head = RequestHead(request)
  }

  /// Answers the request, with an injected fault if one applies.
  @concurrent
  func run(_ writer: consuming ResponseWriter) async -> Outcome {
    let start = ContinuousClock.now
    var outcome = Outcome(line: AccessLine(time: .now, head: head))
    do {
      let reply = try await reply(writer)
      outcome.line.notes = [reply.note].compactMap(\.self)
      outcome.isLast = reply.ending != .whole || reply.status == Self.tooLong
      let isDelayed = reply.delay > .zero
      if isDelayed { delayed.begin() }
      defer { if isDelayed { delayed.end() } }
      if isDelayed { try await Task.sleep(for: reply.delay) }
      try await send(reply, writer, &outcome.line)
      if reply.status == Self.tooLong { await skipBody() }
    } catch {
      outcome.line.notes.append("the connection ended early")
      outcome.isLast = true
    }
    outcome.line.duration = ContinuousClock.now - start
    return outcome
  }

  @concurrent
  private func reply(_ writer: borrowing ResponseWriter) async throws -> Reply {
    if let refusal = emulator.refusal(head, at: uptime) { return refusal }
    if request.headers[.expect]?.lowercased() == "100-continue", !isTooLong {
      try await writer.writeInformationalHead(HTTPResponse(status: .continue))
    }
    return await emulator.reply(to: head, body: try await body())
  }

  /// Returns the body of the request; `nil` if it is too long.
  private func body() async throws -> [UInt8]? {
    guard !isTooLong else { return nil }
    var bytes: [UInt8] = []
    for try await buffer in request.body {
      bytes += buffer.readableBytesView
      guard bytes.count <= Emulator.maxBodySize else { return nil }
    }
    return bytes
  }

  /// The status of a request whose body is too long. The rest of the body is not read, so the
  /// connection cannot be used again.
  private static let tooLong = 413

  /// Reads and drops the body for a moment after the answer. If the connection were closed at once, a
  /// client that still sends would lose the answer.
  private func skipBody() async {
    guard isTooLong else { return }
    await withTaskGroup { group in
      group.addTask { [body = request.body] in
        do { for try await _ in body {} } catch { return }
      }
      group.addTask { try? await Task.sleep(for: .milliseconds(500)) }
      await group.next()
      group.cancelAll()
    }
  }

  /// True if the announced length of the body is too large.
  private var isTooLong: Bool {
    let length = request.headers[.contentLength].flatMap { Int($0) } ?? 0
    return length > Emulator.maxBodySize
  }
}

extension RequestHandler {
  /// Sends a reply, and records the status and the number of bytes that were sent.
  @concurrent
  func send(
    _ reply: Reply, _ writer: consuming ResponseWriter, _ line: inout AccessLine
  ) async throws {
    switch reply.ending {
    case .noAnswer: try await waitForEnd()
    case .reset: try await reset()
    case .whole where request.method == .head:
      line.status = reply.status
      try await writer.writeResponse(head(of: reply))
    case .whole, .cut:
      var body: any ResponseBodyWriter = try await writer.writeHead(head(of: reply))
      line.status = reply.status
      try await send(reply.body, &body, &line)
      if reply.ending == .cut { try await cutOff() } else { try await body.finish(nil) }
    }
  }

  @concurrent
  private func send(
    _ body: ReplyBody, _ writer: inout any ResponseBodyWriter, _ line: inout AccessLine
  ) async throws {
    for piece in body {
      try await writer.write(ByteBuffer(bytes: piece))
      line.byteCount += piece.count
    }
  }

  private func head(of reply: Reply) -> HTTPResponse {
    let phrase = HTTPResponseStatus(statusCode: reply.status).reasonPhrase
    var head = HTTPResponse(status: .init(code: reply.status, reasonPhrase: phrase))
    head.headerFields[.date] = emulator.date
    head.headerFields[.server] = "pq-serve"
    for header in reply.headers {
      if let name = HTTPField.Name(header.name) { head.headerFields[name] = header.value }
    }
    if let length = reply.body.length { head.headerFields[.contentLength] = "\(length)" }
    if reply.status == Self.tooLong { head.headerFields[.connection] = "close" }
    return head
  }

  /// Waits until the client closes the connection or the server stops.
  private func waitForEnd() async throws {
    try await InputClosedHandler.closeWhenInputCloses(channel)
    try await untilCancelled(channel.closeFuture)
    throw Over()
  }

  /// Closes the output after all pieces were sent, without the end of the body.
  private func cutOff() async throws {
    try await untilCancelled(channel.close(mode: .output))
  }

  private func untilCancelled(_ future: EventLoopFuture<Void>) async throws {
    try await withTaskCancellationHandler {
      try await future.get()
    } onCancel: {
      channel.close(promise: nil)
    }
  }

  /// Closes the connection with a reset instead of the usual close.
  private func reset() async throws {
    if let socket = channel as? any SocketOptionProvider {
      try await socket.setSoLinger(linger(l_onoff: 1, l_linger: 0)).get()
    }
    try await channel.close().get()
  }
}

extension RequestHead {
  init(_ request: Request) {
    self.init(
      method: request.method.rawValue, target: request.head.path ?? "",
      token: HTTPField.Name("X-Auth-Token").flatMap { request.headers[$0] },
      contentType: request.headers[.contentType],
      contentEncoding: request.headers[.contentEncoding])
  }
}
