import PQFixture
import PQModel
import PQTestEmulator
import PQTestSupport
import Testing

@testable import PQEmulator

/// The server over real connections.
@Suite(.timeLimit(.minutes(1))) struct ServerTests {
  private static let long = Body(
    from: Body.clock - 6 * Body.hour, "1m", ("dimensions", "[\"city.name\", \"isp.name\"]"))

  private func demo() -> DemoBackend { DemoBackend(clock: Instant(milliseconds: Body.clock)) }

  @Test(arguments: ["json", "csv"])
  func answersAreThoseOfTheEmulator(form: String) async throws {
    try await RunningServer.with(.withoutFaults(demo())) { server in
      for body in [Body(), Self.long] {
        let target = "/v1/export?format=\(form)"
        let answer = try #require(await server.ask(body, target: target).answer)
        let expected = await EmulatorExchange(
          .withoutFaults(demo()), body, head: .proper { $0.target = target })
        #expect(answer.status == 200)
        #expect(answer.isWhole)
        #expect(answer.text == expected.body)
        #expect(answer.headers["content-type"] == expected.headers["Content-Type"])
        #expect(answer.headers["date"] == "Thu, 15 Jan 2026 00:00:00 GMT")
      }
    }
  }

  @Test func theTokenIsAskedForAndNeverLogged() async throws {
    try await RunningServer.with(.withoutFaults()) { server in
      #expect(await server.ask(Body(), token: "guess").answer?.status == 401)
      #expect(await server.ask(Body(), target: "/sesame").answer?.status == 404)
      #expect(await server.ask(Body()).answer?.status == 200)
      let lines = await server.lines(3)
      #expect(lines.count == 3)
      #expect(!lines.joined().contains("sesame"))
      #expect(!lines.joined().contains("guess"))
      #expect(lines.last?.contains(" POST /v1/export 200 ") == true)
    }
  }

  @Test func tooManyRequestsAreRefused() async throws {
    try await RunningServer.with(.withoutFaults(requestsPerMinute: 2)) { server in
      for expected in [200, 200, 429, 429] {
        let answer = await server.ask(Body()).answer
        #expect(answer?.status == expected)
        let wait = answer?.headers["retry-after"].flatMap { Int($0) }
        #expect(expected == 429 ? (30...60).contains(wait ?? 0) : wait == nil)
      }
    }
  }

  /// Several requests on one connection are answered in order.
  @Test func aConnectionIsUsedAgain() async throws {
    try await RunningServer.with(.withoutFaults(demo())) { server in
      let connection = try Connection(port: server.port)
      let bodies = ["\(Body())", "{}", "\(Self.long)"]
      await connection.send(bodies.map { RunningServer.request($0) }.joined())
      var rest: [UInt8] = []
      for expected in [200, 400, 200] {
        let before = rest
        let (bytes, _) = await connection.receive { Received(before + $0)?.isWhole ?? false }
        let answer = try #require(Received(before + bytes))
        #expect(answer.status == expected)
        rest = answer.rest
      }
    }
  }

  @Test func concurrentRequestsAreAnswered() async throws {
    try await RunningServer.with(.withoutFaults(demo())) { server in
      let expected = await EmulatorExchange(.withoutFaults(demo()), Self.long).body
      await withTaskGroup(of: String?.self) { group in
        for _ in 0..<20 {
          group.addTask { await server.ask(Self.long).answer?.text }
        }
        for await text in group { #expect(text == expected) }
      }
    }
  }

  @Test func aBodyThatIsTooLongIsRefused() async throws {
    try await RunningServer.with(.withoutFaults()) { server in
      let border = "5" + String(repeating: " ", count: Emulator.maxBodySize - 1)
      #expect(await server.ask(border).answer?.status == 400)
      #expect(await server.ask(border + " ").answer?.status == 413)
      let connection = try Connection(port: server.port)
      let lines = [
        "POST /v1/export HTTP/1.1", "Host: x", "X-Auth-Token: sesame",
        "Content-Type: application/json", "Transfer-Encoding: chunked",
      ]
      await connection.send(lines.joined(separator: "\r\n") + "\r\n\r\n200000\r\n")
      await connection.send(String(repeating: " ", count: 0x200000) + "\r\n0\r\n\r\n")
      let (bytes, _) = await connection.receive { Received($0)?.isWhole ?? false }
      #expect(Received(bytes)?.status == 413)
    }
  }

  @Test func expectContinueIsSupported() async throws {
    try await RunningServer.with(.withoutFaults()) { server in
      let connection = try Connection(port: server.port)
      let request = RunningServer.request("\(Body())", extra: ["Expect: 100-continue"])
      let head = request.dropLast("\(Body())".count)
      await connection.send(String(head))
      let (first, _) = await connection.receive { $0.count > 20 }
      #expect(Received(first)?.status == 100)
      await connection.send("\(Body())")
      let (bytes, _) = await connection.receive { Received($0)?.isWhole ?? false }
      #expect(Received(bytes)?.status == 200)
    }
  }

  /// A client that closes its sending side still gets the answer.
  @Test func halfClosedConnectionIsAnswered() async throws {
    try await RunningServer.with(.withoutFaults(demo())) { server in
      let connection = try Connection(port: server.port)
      await connection.send(RunningServer.request("\(Self.long)"))
      connection.sendEnd()
      let (bytes, end) = await connection.receive()
      #expect(Received(bytes)?.isWhole == true)
      #expect(end == .closed)
    }
  }

  @Test(arguments: ["NONSENSE\r\n\r\n", "POST /v1/export HTTP/9.9\r\n\r\n", "\u{0}\r\n\r\n"])
  func otherProtocolsAreRefused(text: String) async throws {
    try await RunningServer.with(.withoutFaults()) { server in
      let connection = try Connection(port: server.port)
      await connection.send(text)
      let (bytes, end) = await connection.receive()
      #expect(bytes.isEmpty || Received(bytes)?.status == 400)
      #expect(end != .open)
      #expect(await server.ask(Body()).answer?.status == 200)
    }
  }
}
