import PQ
import PQEmulator
import PQLive
import PQTestEmulator
import PQTestServers

/// A statement that needs one short answer.
enum ShortStatement {
  static let text = "SELECT http, sessions BY os LAST 2h EVERY 1h"

  static func outcomeWithoutFaults() async throws -> Outcome {
    await Session(backend: try Statement.backend(), now: Statement.now).outcome(of: text)
  }

  static func outcome(_ backend: any Backend) async -> Outcome {
    await Session(backend: backend, now: Statement.now).outcome(of: text)
  }

  /// Returns the answer of the emulator.
  static func reply(_ wire: WireFormat) async throws -> PQTestServers.Reply {
    let backend = try Statement.backend()
    let emulator = Emulator(backend, Emulator.Settings(token: RunningServer.token))
    let requests = Session(backend: backend, now: Statement.now).check(text).statements[0]
      .requests
    let head = RequestHead(
      method: "POST", target: wire == .csv ? "/v1/export?format=csv" : "/v1/export",
      token: RunningServer.token, contentType: "application/json")
    let reply = await emulator.reply(to: head, body: Array(requests[0].body.utf8))
    return PQTestServers.Reply(reply)
  }
}
