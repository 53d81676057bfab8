import PQTestServers
import Testing

@testable import PQLive

/// A cancelled request ends, whatever the server does, and closes its connection.
@Suite struct RequestCancellationTests {
  enum StalledServer: CaseIterable {
    case silent, halfAHead, halfABody, endless

    var steps: [LoopbackServer.Step] {
      switch self {
      case .silent: [.hang]
      case .halfAHead: [.send(Array("HTTP/1.1 200 OK\r\n".utf8)), .hang]
      case .halfABody: [.send(Array(Reply("200 OK", "body").bytes.dropLast())), .hang]
      case .endless:
        [.send(Array("HTTP/1.1 200 OK\r\n\r\n".utf8))]
          + Array(repeating: .send(Array(repeating: 65, count: 1 << 16)), count: 100_000)
      }
    }
  }

  @Test(arguments: StalledServer.allCases)
  func cancellingEndsTheRequest(stalled: StalledServer) async throws {
    let server = try LoopbackServer { _ in stalled.steps }
    let transport = HTTPTransport.curl(TransferLimits(), caFile: nil)
    let task = Task { await transport.failure(server.url) }
    while server.received.isEmpty { await Task.yield() }
    try await Task.sleep(for: .milliseconds(20))
    task.cancel()
    // The benchmark measures the time that this takes.
    #expect(await task.value == .cancelled)
    while server.closedByClient == 0 { try await Task.sleep(for: .milliseconds(1)) }
  }

  @Test func aTaskThatIsCancelledAlreadySendsNothing() async throws {
    let server = try LoopbackServer(Reply())
    let transport = HTTPTransport.curl(TransferLimits(), caFile: nil)
    let task = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      return await transport.failure(server.url)
    }
    #expect(await task.value == .cancelled)
    #expect(server.received.isEmpty)
  }

  @Test func releasedResponseClosesConnection() async throws {
    let server = try LoopbackServer { _ in StalledServer.endless.steps }
    let transport = HTTPTransport.curl(TransferLimits(), caFile: nil)
    _ = try await transport.send(HTTPRequest(url: server.url, usesProxies: false))
    while server.closedByClient == 0 { try await Task.sleep(for: .milliseconds(1)) }
  }
}
