import Foundation
import PQSystem
import PQTestServers
import Testing

@testable import PQHTTP
@testable import PQLive

/// A server without a valid certificate gets no request.
@Suite(.enabled(if: TLSProxy.isThere, "this needs openssl and python3"))
struct CertificateTests {
  private static let certificates = Result { try TestCertificates() }

  /// Sends a request to a server with a certificate.
  private func ask(
    _ kind: TestCertificates.Kind, caFile: String?
  ) async throws -> (failure: NetworkFailure?, requests: Int) {
    let server = try LoopbackServer(Reply("200 OK", "fine"))
    let proxy = try TLSProxy(try Self.certificates.get(), kind, to: server)
    let transport = HTTPTransport.curl(
      TransferLimits(), caFile: caFile.map { FilePath($0) })
    let failure = await transport.failure("https://localhost:\(proxy.port)/v1")
    return (failure, server.received.count)
  }

  @Test func theRightCertificateIsTaken() async throws {
    let (failure, requests) = try await ask(.right, caFile: Self.certificates.get().authority)
    #expect(failure == nil && requests == 1)
  }

  /// Without the file of its certificate, the authority is unknown to the system.
  @Test func anUnknownAuthorityIsRefused() async throws {
    let (failure, requests) = try await ask(.right, caFile: nil)
    guard case .certificate(.unknownAuthority)? = failure else {
      Issue.record("\(String(describing: failure))")
      return
    }
    #expect(requests == 0)
    #expect(failure?.message(of: "x").contains("--ca-file") == true)
  }

  @Test func anotherHostIsRefused() async throws {
    let (failure, requests) = try await ask(.wrongHost, caFile: Self.certificates.get().authority)
    guard case .certificate(.otherHost)? = failure else {
      Issue.record("\(String(describing: failure))")
      return
    }
    #expect(requests == 0)
  }

  @Test(arguments: [
    (TestCertificates.Kind.expired, CertificateFailure.expired), (.notYetValid, .notYetValid),
  ])
  func expiredOrFutureCertificatesAreRefused(
    kind: TestCertificates.Kind, problem: CertificateFailure
  ) async throws {
    let (failure, requests) = try await ask(kind, caFile: Self.certificates.get().authority)
    #expect(failure == .certificate(problem) && requests == 0)
  }

  @Test(arguments: ["/no/such/file.pem", "/dev/null"])
  func unreadableAuthorityFileFails(path: String) async throws {
    let (failure, requests) = try await ask(.right, caFile: path)
    guard case .certificate(.noAuthorities)? = failure else {
      Issue.record("\(String(describing: failure))")
      return
    }
    #expect(requests == 0)
  }

  @Test func serverWithoutTLSFails() async throws {
    let server = try LoopbackServer(Reply("200 OK", "fine"))
    let transport = HTTPTransport.curl(TransferLimits(), caFile: nil)
    let failure = await transport.failure("https://\(server.address)/")
    guard case .noEncryption? = failure else {
      Issue.record("\(String(describing: failure))")
      return
    }
  }

  @Test func largeBodiesComeThrough() async throws {
    let size = 8 << 20
    let server = try LoopbackServer(Reply(bytes: Array(repeating: 65, count: size)))
    let proxy = try TLSProxy(try Self.certificates.get(), .right, to: server)
    let transport = HTTPTransport.curl(
      TransferLimits(), caFile: FilePath(try Self.certificates.get().authority))
    let answer = try await transport.fetch("https://localhost:\(proxy.port)/v1")
    #expect(answer.body.count == size)
  }

  /// Messages of the encryption layer, such as the tickets of TLS 1.3, do not close a connection.
  @Test func anEncryptedConnectionIsUsedAgain() async throws {
    let server = try LoopbackServer(Reply("200 OK", "fine"))
    try await with(server) { transport, url in
      for _ in 0..<5 {
        let body = try await transport.fetch(url).body
        #expect(body == Array("fine".utf8))
      }
    }
    #expect(server.received.count == 5 && server.connectionCount == 1)
  }

  /// An answer without a request closes the connection, as it does without encryption.
  @Test func unsolicitedBytesCloseAnEncryptedConnection() async throws {
    let extra = Reply("200 OK", "something else").bytes
    let server = try LoopbackServer { _ in Reply("200 OK", "fine").steps + [.send(extra)] }
    try await with(server) { transport, url in
      for _ in 0..<3 {
        let body = try await transport.fetch(url).body
        #expect(body == Array("fine".utf8))
        // The TLS proxy does not report when it has forwarded the bytes.
        try await Task.sleep(for: .milliseconds(300))
      }
    }
    #expect(server.received.count == 3)
  }

  /// Runs a test with its own transport to an encrypted server.
  private func with(
    _ server: LoopbackServer, _ body: (HTTPTransport, _ url: String) async throws -> Void
  ) async throws {
    let proxy = try TLSProxy(try Self.certificates.get(), .right, to: server)
    let driver = try CurlDriver()
    defer { driver.stop() }
    let authority = try Self.certificates.get().authority
    let transport = HTTPTransport.curl(
      TransferLimits(), caFile: FilePath(authority), driver: driver)
    try await body(transport, "https://localhost:\(proxy.port)/v1")
  }
}
