import PQFixture
import PQModel
import PQTestEmulator
import PQTestSupport
import Testing

@testable import PQEmulator

/// The server stops in every state of its clients. The timeout for running requests is long where the
/// server should not need it, and short where it should.
@Suite(.timeLimit(.minutes(1))) struct StopTests {
  private func timeToStop(
    _ emulator: Emulator, patience: Duration, whileOpen open: [String]
  ) async throws -> (time: Duration, lines: [String], ends: [Connection.End]) {
    let server = try await RunningServer(emulator, patience: patience)
    var connections: [Connection] = []
    for text in open {
      let connection = try Connection(port: server.port)
      await connection.send(text)
      connections.append(connection)
    }
    try await Task.sleep(for: .milliseconds(100))
    let start = ContinuousClock.now
    try await server.stop()
    let time = ContinuousClock.now - start
    var ends: [Connection.End] = []
    for connection in connections { ends.append(await connection.receive().end) }
    return (time, server.lines, ends)
  }

  @Test func idleConnectionsAreClosedAtOnce() async throws {
    let request = RunningServer.request("\(Body())")
    let (time, lines, ends) = try await timeToStop(
      .withoutFaults(), patience: .seconds(600), whileOpen: ["", request, "POST /v1"])
    #expect(time < .seconds(300))
    #expect(lines.count == 1)
    #expect(!ends.contains(.open))
  }

  @Test func runningRequestsAreFinished() async throws {
    let emulator = try Emulator.withFaults("slow:300ms")
    let (time, lines, _) = try await timeToStop(
      emulator, patience: .seconds(600), whileOpen: [RunningServer.request("\(Body())")])
    #expect(time < .seconds(300))
    #expect(lines.first?.contains(" 200 ") == true)
    #expect(lines.first?.contains("early") == false)
  }

  /// The timeout ends silent and slow answers and requests whose body is incomplete.
  @Test func timeoutEndsRunningRequests() async throws {
    let half = String(RunningServer.request("\(Body())").dropLast(5))
    for fault in ["hang:1", "slow:600s"] {
      let request = RunningServer.request("\(Body())")
      let (time, lines, ends) = try await timeToStop(
        try .withFaults(fault), patience: .milliseconds(200), whileOpen: [request, half])
      #expect((.milliseconds(200)..<Duration.seconds(300)).contains(time))
      #expect(lines.count == 2)
      #expect(!ends.contains(.open))
    }
  }

  @Test(arguments: ["cut:1", "slow:0ms"])
  func stopDoesNotWaitForSlowReaders(fault: String) async throws {
    let demo = DemoBackend(clock: Instant(milliseconds: Body.clock))
    let body = Body(
      from: Body.clock - 6 * Body.hour, "1m", ("dimensions", "[\"city.name\", \"session.page\"]"))
    let requests = String(repeating: RunningServer.request("\(body)"), count: 20)
    let (time, _, _) = try await timeToStop(
      try .withFaults(fault, demo), patience: .milliseconds(200), whileOpen: [requests])
    #expect(time < .seconds(300))
  }
}
