import PQTestEmulator
import PQTestSupport
import Testing

@testable import PQEmulator

/// Faults over real connections.
@Suite(.timeLimit(.minutes(10))) struct ServerFaultTests {
  @Test func aStatusComesWithItsHeaders() async throws {
    try await RunningServer.with(try .withFaults("429:1")) { server in
      let answer = await server.ask(Body()).answer
      #expect(answer?.status == 429)
      #expect(answer?.headers["retry-after"] == "1")
      #expect(await server.lines(1).first?.hasSuffix(": fault 429") == true)
    }
  }

  /// The connection ends at the byte that the seed decides.
  @Test(arguments: 1...5)
  func aCutAnswerEndsEarly(seed: UInt64) async throws {
    let expected = await EmulatorExchange(try .withFaults("cut:1", seed: seed), Body()).body
    try await RunningServer.with(try .withFaults("cut:1", seed: seed)) { server in
      let (answer, end) = await server.ask(Body())
      #expect(end == .closed)
      #expect(answer?.isWhole == false)
      #expect(answer?.text == expected)
      #expect(await server.lines(1).first?.hasSuffix(" ms: fault cut") == true)
    }
  }

  @Test func garbageHasValidFraming() async throws {
    try await RunningServer.with(try .withFaults("garbage:1")) { server in
      let (answer, end) = await server.ask(Body())
      #expect(end == .open)
      #expect(answer?.status == 200)
      #expect(answer?.isWhole == true)
      #expect(answer.map { String(validating: $0.body, as: UTF8.self) } == .some(nil))
    }
  }

  @Test func resetIsNotANormalClose() async throws {
    try await RunningServer.with(try .withFaults("reset:1")) { server in
      let (answer, end) = await server.ask(Body())
      #expect(answer == nil)
      #expect(end == .reset)
      #expect(await server.lines(1).first?.contains(" POST /v1/export - 0 bytes ") == true)
    }
  }

  /// The server sends nothing until the client closes the connection.
  @Test func hangingServerSendsNothing() async throws {
    try await RunningServer.with(try .withFaults("hang:1")) { server in
      var connection: Connection? = try Connection(port: server.port)
      await connection?.send(RunningServer.request("\(Body())"))
      try await Task.sleep(for: .milliseconds(100))
      #expect(server.lines.isEmpty)
      connection = nil
      #expect(await server.lines(1).first?.contains(": fault hang: ") == true)
    }
  }

  @Test func slownessComesBeforeTheAnswer() async throws {
    try await RunningServer.with(try .withFaults("slow:150ms")) { server in
      let start = ContinuousClock.now
      #expect(await server.ask(Body()).answer?.status == 200)
      #expect(ContinuousClock.now - start >= .milliseconds(150))
    }
  }

  /// The server notices a closed connection even if it has not read the request yet.
  @Test func hangingServerDetectsClosedConnection() async throws {
    try await RunningServer.with(try .withFaults("hang:1")) { server in
      for count in 1...20 {
        try await Connection(port: server.port).send(RunningServer.request("\(Body())"))
        #expect(await server.lines(count).count == count)
      }
    }
  }

  /// Concurrent requests are delayed at the same time.
  @Test func concurrentDelaysOverlap() async throws {
    try await RunningServer.with(try .withFaults("slow:1s")) { server in
      let start = ContinuousClock.now
      await withTaskGroup(of: Int?.self) { group in
        for _ in 0..<60 { group.addTask { await server.ask(Body()).answer?.status } }
        for await status in group { #expect(status == 200) }
      }
      #expect(ContinuousClock.now - start < .seconds(50))
    }
  }
}
