import Foundation
import PQ
import PQLive
import PQTestEmulator
import PQTestServers
import PQTestSupport
import Testing

/// The commands of EXPLAIN (FORMAT CURL) send the same requests to the same server as pq.
@Suite struct CurlCommandTests {
  private static let hasCurl =
    (try? ProgramRun(["/usr/bin/env", "curl", "--version"]).status == 0) ?? false
  private static let text = """
    SELECT http, sessions BY os WHERE city NOT IN ('it''s', 'a "b" \\ $HOME `c` !d', 'e
    f') LAST 2h EVERY 1h
    """

  @Test(.enabled(if: hasCurl, "there is no curl"), arguments: WireFormat.allCases)
  func curlSendsTheSameRequestsAsPQ(wire: WireFormat) async throws {
    let reply = Reply("400 Bad Request", "no")
    let (server, proxy) = (try LoopbackServer(reply), try LoopbackServer(reply))
    let backend = try LiveBackendFactory.backend(server.url) { $0.wire = wire }
    let session = Session(backend: backend, now: Statement.now)
    _ = await session.outcome(of: Self.text)
    let asked = server.received
    let lines = await session.outcome(of: "EXPLAIN (FORMAT CURL) \(Self.text)").tables[0]
    let program = OutputFormat.table.renderer().text(of: lines)
    let environment = [
      "PATH": "/usr/bin:/bin", "PEER5_AUTH_TOKEN": RunningServer.token,
      "http_proxy": "http://\(proxy.address)", "all_proxy": "http://\(proxy.address)",
    ]
    let run = try ProgramRun(["/bin/sh", "-c", program], environment: environment)
    #expect(run.status == 0 && run.errors.isEmpty)
    #expect(proxy.received.isEmpty)
    let sent = server.received.dropFirst(asked.count)
    #expect(!asked.isEmpty && sent.count >= asked.count)
    for request in asked {
      #expect(sent.contains { Self.says($0, theSameAs: request) })
    }
  }

  /// Compares one request. The order of requests can differ, because pq sends several at once.
  private static func says(
    _ one: LoopbackServer.Received, theSameAs other: LoopbackServer.Received
  ) -> Bool {
    let names = ["host", "content-type", "x-auth-token", "accept"]
    return one.method == other.method && one.target == other.target && one.body == other.body
      && names.allSatisfy { one.headers[$0] == other.headers[$0] }
  }
}
