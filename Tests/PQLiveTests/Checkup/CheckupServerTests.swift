import PQTestServers
import Testing

@testable import PQLive

/// The connection check over real connections.
@Suite struct CheckupServerTests {
  private func marks(
    _ url: String, caFile: String? = nil
  ) async throws -> (marks: [CheckResult.Mark], findings: [CheckResult]) {
    let endpoint = try Endpoint(url)
    let settings = try LiveSample.settings {
      $0.endpoint = endpoint
      $0.caFile = caFile
      $0.now = LiveSample.start
    }
    let findings = await ConnectionCheck(settings).run()
    return (findings.map(\.mark), findings)
  }

  private static let answer = Reply(
    "200 OK", "{\"error\": false, \"data\": []}",
    headers: [("Date", "Wed, 14 Jan 2026 00:00:00 GMT")])

  @Test func allChecksPass() async throws {
    let server = try LoopbackServer(Self.answer)
    let (marks, findings) = try await marks(server.url)
    #expect(marks == [.ok, .ok, .ok, .ok, .ok], "\(findings)")
    #expect(server.received.map { $0.headers["x-auth-token"] } == [LiveSample.secret])
    #expect(findings[1].description.contains("libcurl/"))
  }

  @Test func refusedConnectionFails() async throws {
    let socket = try TCPSocket.notListening()
    defer { TCPSocket.close(socket) }
    let (marks, findings) = try await marks("http://127.0.0.1:\(TCPSocket.port(of: socket))/v1")
    #expect(marks == [.ok, .ok, .failed, .skipped, .skipped], "\(findings)")
  }

  @Test(
    .enabled(if: TLSProxy.isThere, "this needs openssl and python3"),
    arguments: [TestCertificates.Kind.right, .wrongHost, .expired])
  func invalidCertificateFails(kind: TestCertificates.Kind) async throws {
    let certificates = try TestCertificates()
    let server = try LoopbackServer(Self.answer)
    let proxy = try TLSProxy(certificates, kind, to: server)
    let (marks, findings) = try await marks(
      "https://localhost:\(proxy.port)/v1", caFile: certificates.authority)
    guard kind != .right else {
      return #expect(marks == [.ok, .ok, .ok, .ok, .ok], "\(findings)")
    }
    #expect(marks == [.ok, .ok, .failed, .skipped, .skipped], "\(findings)")
    #expect(findings[2].description.contains("certificate"))
    #expect(server.received.isEmpty)
  }
}
