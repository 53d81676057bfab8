import HTTPTypes
import HummingbirdCore
import NIOCore
import NIOHTTP1
import PQEmulator
import PQSystem

extension RequestHandler {
  /// Sends a reply, and records the status and the number of bytes that were sent.
  @concurrent
  func send(
    _ reply: Reply, _ writer: consuming ResponseWriter, _ line: inout AccessLine
  ) async throws {
    switch reply.course {
    case .silence: try await waitForEnd()
    case .reset: try await reset()
    case .whole where request.method == .head:
      line.status = reply.status
      try await writer.writeResponse(head(of: reply))
    case .whole, .cut:
      var body: any ResponseBodyWriter = try await writer.writeHead(head(of: reply))
      line.status = reply.status
      try await send(reply.body, &body, &line)
      if reply.course == .cut { try await cutOff() } else { try await body.finish(nil) }
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
    return head
  }

  /// Waits until the client closes the connection or the server stops.
  private func waitForEnd() async throws {
    try await InputClosedHandler.endWithClient(channel)
    try await untilCancelled(channel.closeFuture)
    throw Over()
  }

  /// Closes the output after everything was sent, without the end of the body.
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
