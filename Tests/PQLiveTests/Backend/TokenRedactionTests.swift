import PQModel
import PQTestServers
import Synchronization
import Testing

@testable import PQLive

/// The server repeats the token in its answers. No message, event, description or trace contains the
/// token or a piece of it.
@Suite struct TokenRedactionTests {
  private static let secret = LiveSample.secret

  static let replies: [Reply] = [
    Reply("200 OK", LiveSample.goodJSON, headers: [("X-Echo", secret)]),
    Reply("400 No", "your token \(secret) is bad"),
    Reply("400 No", String(repeating: "x", count: 150) + secret),
    Reply("401 No", "{\"error\": true, \"token\": \"\(secret)\"}"),
    Reply("302 Found", headers: [("Location", "https://x.example/?token=\(secret)")]),
    Reply("429 Slow", secret), Reply("503 Busy", secret, headers: [("Set-Cookie", secret)]),
    Reply("200 OK", "{\"error\": true, \"message\": \"\(secret)\"}"),
    Reply("200 OK", "<p>\(secret)"), Reply("200 OK", "\(secret)"),
    Reply("200 OK", LiveSample.answer([LiveSample.row(0, "Chrome", "\"\(secret)\"", "1")])),
    Reply("200 OK", LiveSample.answer([LiveSample.row(0, "Chrome", "\(secret)", "1")])),
    Reply("200 OK", LiveSample.answer([LiveSample.row(0, secret, "1", "1")])),
    Reply(
      "200 OK",
      LiveSample.answer(
        [LiveSample.row(0, secret, "1", "1")] + [
          LiveSample.row(0, secret, "1", "1")
        ])),
    Reply("200 OK", LiveSample.answer(["{\"\(secret)\": 1}"])),
    Reply(
      "200 OK",
      LiveSample.answer([
        LiveSample.row(0, String(repeating: "y", count: 30) + secret, "1", "1")
      ])),
  ]

  @Test(arguments: replies, WireFormat.allCases)
  func tokenIsRedactedEverywhere(reply: Reply, wire: WireFormat) async throws {
    let place = TemporaryPlace()
    let shown = Mutex("")
    let transport = ScriptedTransport(reply)
    let trace = try Trace(path: place.path)
    let backend = try LiveSample.backend(transport) {
      $0.wire = wire
      $0.trace = trace
      $0.observer = { event in shown.withLock { _ = dump(event, to: &$0) } }
    }
    let failure = await backend.failure(of: try LiveSample.request())
    shown.withLock {
      dump(failure, to: &$0)
      dump(backend, to: &$0)
      $0 += "\(String(describing: failure?.description)) \(backend) \(transport.requests)"
    }
    let text = shown.withLock { $0 } + (try place.text())
    #expect(text.contains("X-Auth-Token"))
    for piece in [Self.secret.prefix(8), Self.secret.suffix(8)] {
      #expect(!text.contains(piece), "\(text)")
    }
  }
}
