import HTTPTypes
import HummingbirdCore
import NIOCore
import PQEmulator
import PQModel

/// One request and its answer.
///
/// Functions with a writer are `@concurrent`, because the server's own functions are: a writer
/// cannot change its isolation.
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
  private let head: RequestHead

  init(_ emulator: Emulator, _ request: Request, _ channel: any Channel, uptime: Duration) {
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
      outcome.isLast = reply.course != .whole
      if reply.delay > .zero { try await Task.sleep(for: reply.delay) }
      try await send(reply, writer, &outcome.line)
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
      guard bytes.count <= Emulator.longestBody else { return nil }
    }
    return bytes
  }

  /// True if the announced length of the body is too large.
  private var isTooLong: Bool {
    let length = request.headers[.contentLength].flatMap { Int($0) } ?? 0
    return length > Emulator.longestBody
  }
}
