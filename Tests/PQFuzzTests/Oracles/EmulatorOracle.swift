import Foundation
import PQModel

@testable import PQEmulator

/// The emulator answers any request with JSON errors or rows, and its JSON parser accepts only JSON.
enum EmulatorOracle {
  private static let token = "demo-token"
  private static let emulator = Emulator(SilentBackend(), .init(token: token))

  static func check(_ input: [UInt8], _ found: inout Violations) async {
    checkJSON(input, &found)
    await checkReply(to: input, &found)
    checkHead(String(input), &found)
    _ = try? FaultInjection(specification: String(input))
  }

  /// What the parser accepts, Foundation accepts too. Foundation refuses numbers that a double cannot
  /// hold, so texts with an exponent are left out.
  private static func checkJSON(_ input: [UInt8], _ found: inout Violations) {
    guard String(validating: input, as: UTF8.self) != nil else { return }
    do throws(JSONSyntaxError) {
      _ = try JSONParser.value(of: input)
      guard input.count < 300, !input.contains(where: { $0 | 0x20 == 0x65 }) else { return }
      let value = try? JSONSerialization.jsonObject(
        with: Data(input), options: [.fragmentsAllowed])
      found.expect(value != nil, "accepted-json-is-json", String(input))
    } catch {
      let message = error.message
      found.expect(!message.hasControls, "json-error-is-safe-to-print", message)
    }
  }

  private static func checkReply(to input: [UInt8], _ found: inout Violations) async {
    let target = input.count % 2 == 0 ? "/v1/export" : "/v1/export?format=csv"
    let head = RequestHead(
      method: "POST", target: target, token: token, contentType: "application/json")
    let reply = await emulator.reply(to: head, body: input)
    let body = reply.body.reduce(into: [UInt8]()) { $0 += $1 }
    guard reply.status != 200 else { return }
    let value = try? JSONSerialization.jsonObject(with: Data(body))
    found.expect(value != nil, "error-body-is-json", String(body))
  }

  private static func checkHead(_ text: String, _ found: inout Violations) {
    let head = RequestHead(
      method: "GET", target: text, token: text, contentType: text, contentEncoding: nil)
    _ = emulator.refusal(head, at: .zero)
    _ = try? head.form()
    _ = try? head.checkType()
    let line = AccessLine(time: Instant(milliseconds: 0), head: head).text(hiding: token)
    let isSafe = !line.hasControls && !line.contains("\n")
    found.expect(isSafe, "access-log-is-safe-to-print", line)
    found.expect(!line.contains(token), "access-log-hides-the-token", line)
  }
}
