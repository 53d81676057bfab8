import PQEngine
import PQModel
import PQTestSupport

@testable import PQEmulator
import PQSemantics

/// A request and its answer from an emulator, without a connection.
struct EmulatorExchange {
  let status: Int
  let body: String
  let headers: [String: String]
  let reply: Reply

  /// The message of an error, or an empty text if there is none.
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

  /// Sends a body to an emulator.
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

  /// Sends a body to an emulator whose backend has rows for every request.
  init(_ body: some CustomStringConvertible, head: RequestHead = .proper) async {
    await self.init(.withoutFaults(), body, head: head)
  }
}

extension Emulator {
  /// Returns an emulator without faults.
  static func withoutFaults(
    _ backend: any Backend = ScriptedBackend(), requestsPerMinute: Int? = nil
  ) -> Emulator {
    var settings = Settings(token: "sesame")
    settings.requestsPerMinute = requestsPerMinute
    return Emulator(backend, settings)
  }

  /// Returns an emulator with faults, in the syntax of `pq serve --fault`.
  static func withFaults(
    _ specification: String, seed: UInt64 = 1, _ backend: any Backend = ScriptedBackend()
  ) throws -> Emulator {
    var settings = Settings(token: "sesame")
    settings.faults = try FaultInjection(specification: specification)
    settings.faults.seed = seed
    return Emulator(backend, settings)
  }
}

extension RequestHead {
  /// The head of a valid request for JSON.
  static let proper = RequestHead(
    method: "POST", target: "/v1/export", token: "sesame", contentType: "application/json")

  /// Returns the head of a valid request with a change.
  static func proper(_ change: (inout RequestHead) -> Void) -> RequestHead {
    var head = proper
    change(&head)
    return head
  }

  static let csv = proper { $0.target += "?format=csv" }
}
