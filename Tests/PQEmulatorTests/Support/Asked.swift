import PQEngine
import PQModel
import PQTestSupport

@testable import PQEmulator

/// A request and what the emulator says to it, without a socket.
struct Asked {
  let status: Int
  let body: String
  let headers: [String: String]
  let reply: Reply

  /// The message of an error.
  var message: String {
    let mark = "\"message\": \""
    guard let start = body.firstRange(of: mark) else { return "" }
    return String(body[start.upperBound...].dropLast(3)).replacing("\\\"", with: "\"")
  }

  private init(_ reply: Reply) {
    self.reply = reply
    status = reply.status
    body = String(decoding: Array(reply.body.joined()), as: UTF8.self)
    headers = Dictionary(reply.headers.map { ($0.name, $0.value) }, uniquingKeysWith: { $1 })
  }

  /// Asks an emulator, with the right head if no other is given.
  init(
    _ emulator: Emulator, bytes: [UInt8], head: RequestHead = .proper, at time: Duration = .zero
  ) async {
    if let refusal = emulator.refusal(head, at: time) {
      self.init(refusal)
    } else {
      self.init(await emulator.reply(to: head, body: bytes))
    }
  }

  init(
    _ emulator: Emulator, _ body: some CustomStringConvertible, head: RequestHead = .proper,
    at time: Duration = .zero
  ) async {
    await self.init(emulator, bytes: Array(body.description.utf8), head: head, at: time)
  }

  /// Asks an emulator of a backend that has rows for everything.
  init(_ body: some CustomStringConvertible, head: RequestHead = .proper) async {
    await self.init(.calm(), body, head: head)
  }
}

extension Emulator {
  /// An emulator of a fine day.
  static func calm(
    _ backend: any Backend = ScriptedBackend(), requestsPerMinute: Int? = nil
  ) -> Emulator {
    var settings = Settings(token: "sesame")
    settings.requestsPerMinute = requestsPerMinute
    return Emulator(backend, settings)
  }

  /// An emulator of worse ones.
  static func stormy(
    _ specification: String, seed: UInt64 = 1, _ backend: any Backend = ScriptedBackend()
  ) throws -> Emulator {
    var settings = Settings(token: "sesame")
    settings.faults = try FaultInjection(specification: specification)
    settings.faults.seed = seed
    return Emulator(backend, settings)
  }
}

extension RequestHead {
  /// The head of a request that is answered in JSON.
  static let proper = RequestHead(
    method: "POST", target: "/v1/export", token: "sesame", contentType: "application/json")

  /// The same with changes.
  static func proper(_ change: (inout RequestHead) -> Void) -> RequestHead {
    var head = proper
    change(&head)
    return head
  }

  static let csv = proper { $0.target += "?format=csv" }
}
