import PQFixture
import PQTestEmulator
import PQTestSupport
import Testing

@testable import PQEmulator

/// The server closes connections that cannot be used again, and those whose request does not arrive.
@Suite(.timeLimit(.minutes(1))) struct ConnectionEndTests {
  private func end(
    after text: String, _ server: RunningServer
  ) async throws -> (text: String, end: Connection.End) {
    let connection = try Connection(port: server.port)
    await connection.send(text)
    let (bytes, end) = await connection.receive()
    return (String(decoding: bytes, as: UTF8.self), end)
  }

  @Test(arguments: ["", "Connection: keep-alive\r\n"])
  func aRequestOfHTTP10EndsTheConnection(header: String) async throws {
    try await RunningServer.with(.withoutFaults()) { server in
      let request = RunningServer.request("\(Body())")
        .replacing("HTTP/1.1\r\n", with: "HTTP/1.0\r\n\(header)")
      let (text, end) = try await end(after: request, server)
      #expect(text.hasPrefix("HTTP/1.1 200") && text.contains("Connection: close"))
      #expect(end == .closed)
    }
  }

  @Test func theHeaderCloseEndsTheConnection() async throws {
    try await RunningServer.with(.withoutFaults()) { server in
      let request = RunningServer.request("\(Body())", extra: ["Connection: close"])
      let (text, end) = try await end(after: request, server)
      #expect(text.hasPrefix("HTTP/1.1 200") && end == .closed)
    }
  }

  /// A client that reads slowly gets the whole answer before the connection ends.
  @Test func aLargeAnswerIsWholeBeforeTheEnd() async throws {
    try await RunningServer.with(.withoutFaults(DemoBackend())) { server in
      let body = Body(
        from: Body.clock - 6 * Body.hour, to: Body.clock, "1m",
        ("dimensions", #"["city.name", "isp.name"]"#))
      let request = RunningServer.request("\(body)", extra: ["Connection: close"])
      let connection = try Connection(port: server.port)
      await connection.send(request)
      try await Task.sleep(for: .milliseconds(500))
      let (bytes, end) = await connection.receive()
      #expect(bytes.count > 1_000_000 && end == .closed)
      // The last chunk.
      #expect(bytes.suffix(5) == Array("0\r\n\r\n".utf8)[...])
    }
  }

  /// Of two requests that are sent at once, each is answered, and the second one ends the connection.
  @Test func theLastOfSeveralRequestsEndsTheConnection() async throws {
    try await RunningServer.with(.withoutFaults()) { server in
      let (first, last) = (
        RunningServer.request("\(Body())"),
        RunningServer.request("\(Body())", extra: ["Connection: close"])
      )
      let (text, end) = try await end(after: first + last, server)
      #expect(text.split(separator: "HTTP/1.1 200").count == 2 && end == .closed)
    }
  }

  /// The answer arrives although the body was not read.
  @Test(arguments: [true, false])
  func aBodyThatIsTooLongEndsTheConnection(isSent: Bool) async throws {
    try await RunningServer.with(.withoutFaults()) { server in
      let body = String(repeating: " ", count: Emulator.maxBodySize + 1)
      let request = RunningServer.request(body)
      let text = isSent ? request : String(request.dropLast(body.count - 10))
      let (answer, end) = try await end(after: text, server)
      #expect(answer.hasPrefix("HTTP/1.1 413") && answer.lowercased().contains("connection: close"))
      #expect(end == .closed)
    }
  }

  @Test(arguments: ["", "POST /v1/export HTTP/1.1\r\nHost: x\r\n"])
  func aHeadThatDoesNotArriveIsRefused(start: String) async throws {
    let server = try await RunningServer(.withoutFaults(), requestTimeLimit: .milliseconds(200))
    let (text, end) = try await end(after: start, server)
    #expect(text.hasPrefix("HTTP/1.1 408") && text.contains("Connection: close"))
    #expect(end == .closed)
    // A client that is fast enough is answered, and may wait longer before its next request.
    let connection = try Connection(port: server.port)
    await connection.send(RunningServer.request("\(Body())"))
    _ = await connection.receive { Received($0)?.isWhole ?? false }
    try await Task.sleep(for: .milliseconds(400))
    await connection.send(RunningServer.request("\(Body())"))
    let (again, _) = await connection.receive { Received($0)?.isWhole ?? false }
    #expect(Received(again)?.status == 200)
    try await server.stop()
  }

  @Test func aBodyThatDoesNotArriveIsRefused() async throws {
    let server = try await RunningServer(.withoutFaults(), requestTimeLimit: .milliseconds(200))
    let request = RunningServer.request("\(Body())")
    let (text, end) = try await end(after: String(request.dropLast(5)), server)
    #expect(text.hasPrefix("HTTP/1.1 408") && text.contains("Connection: close"))
    #expect(end == .closed)
    try await server.stop()
  }

  /// Clients above the limit wait until others leave.
  @Test func theNumberOfConnectionsIsLimited() async throws {
    let server = try await RunningServer(
      .withoutFaults(), requestTimeLimit: .milliseconds(500), connectionLimit: 2)
    var idle: [Connection] = []
    for _ in 0..<12 { idle.append(try Connection(port: server.port)) }
    let answer = await server.ask(Body()).answer
    #expect(answer?.status == 200)
    #expect(idle.count == 12)
    try await server.stop()
  }

  @Test func aDelayedRequestIsFinishedAtTheEnd() async throws {
    let server = try await RunningServer(
      try .withFaults("slow:700ms"), patience: .milliseconds(50), delayedTimeout: .seconds(30))
    let connection = try Connection(port: server.port)
    await connection.send(RunningServer.request("\(Body())"))
    try await Task.sleep(for: .milliseconds(200))
    try await server.stop()
    let (bytes, end) = await connection.receive()
    #expect(Received(bytes)?.status == 200 && end == .closed)
  }
}
