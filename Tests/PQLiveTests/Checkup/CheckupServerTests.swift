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

  @Test func aServerIsLookedAt() async throws {
    let server = try LoopbackServer(Self.answer)
    let (marks, findings) = try await marks(server.url)
    #expect(marks == [.ok, .ok, .ok, .ok, .ok], "\(findings)")
    #expect(server.received.map { $0.headers["x-auth-token"] } == [LiveSample.secret])
    #expect(findings[1].description.contains("libcurl/"))
  }

  @Test func aServerThatIsDownIsSaid() async throws {
    let socket = try TCPSocket.deaf()
    defer { TCPSocket.close(socket) }
    let (marks, findings) = try await marks("http://127.0.0.1:\(TCPSocket.port(of: socket))/v1")
    #expect(marks == [.ok, .ok, .failed, .skipped, .skipped], "\(findings)")
  }

  @Test(
    .enabled(if: TLSFront.isThere, "this needs openssl and python3"),
    arguments: [CertificateShop.Wares.right, .wrongHost, .expired])
  func certificatesAreLookedAt(wares: CertificateShop.Wares) async throws {
    let shop = try CertificateShop()
    let server = try LoopbackServer(Self.answer)
    let front = try TLSFront(shop, wares, to: server)
    let (marks, findings) = try await marks(
      "https://localhost:\(front.port)/v1", caFile: shop.authority)
    guard wares != .right else {
      return #expect(marks == [.ok, .ok, .ok, .ok, .ok], "\(findings)")
    }
    #expect(marks == [.ok, .ok, .failed, .skipped, .skipped], "\(findings)")
    #expect(findings[2].description.contains("certificate"))
    #expect(server.received.isEmpty)
  }
}
