import HTTPTypes
import HummingbirdCore
import NIOCore
import PQEmulator
import PQModel

/// One request and its answer.
///
/// What has the writer is `@concurrent`, because the server's own functions are so: a writer stays
/// where it is.
struct Exchange {
  /// The connection ends with this exchange.
  struct Over: Error {}

  /// What became of it.
  struct Outcome {
    var line: AccessLine
    /// Whether the connection cannot be used again.
    var isLast = false
  }

  let emulator: Emulator
  let request: Request
  let channel: any Channel
  /// How long the server has been running.
  private let uptime: Duration
  private let head: CallHead

  init(_ emulator: Emulator, _ request: Request, _ channel: any Channel, uptime: Duration) {
    self.emulator = emulator
    self.request = request
    self.channel = channel
    self.uptime = uptime
    head = CallHead(request)
  }

  /// Answers, or does what the weather wants.
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

  /// The body of the request; nil if it is too long.
  private func body() async throws -> [UInt8]? {
    guard !isTooLong else { return nil }
    var bytes: [UInt8] = []
    for try await buffer in request.body {
      bytes += buffer.readableBytesView
      guard bytes.count <= Emulator.longestBody else { return nil }
    }
    return bytes
  }

  /// Whether the body is announced to be too long.
  private var isTooLong: Bool {
    let length = request.headers[.contentLength].flatMap { Int($0) } ?? 0
    return length > Emulator.longestBody
  }
}
