import Foundation
import PQSystem
import PQTestServers
import Testing

@testable import PQHTTP
@testable import PQLive

/// A server without a valid certificate gets no request.
@Suite(.enabled(if: TLSFront.isThere, "this needs openssl and python3"))
struct CertificateTests {
  private static let shop = Result { try CertificateShop() }

  /// Sends a request to a server with a certificate.
  private func ask(
    _ wares: CertificateShop.Wares, caFile: String?
  ) async throws -> (failure: NetworkFailure?, requests: Int) {
    let server = try LoopbackServer(Reply("200 OK", "fine"))
    let front = try TLSFront(try Self.shop.get(), wares, to: server)
    let transport = HTTPTransport.curl(
      TransferLimits(), caFile: caFile.map { FilePath($0) })
    let failure = await transport.failure("https://localhost:\(front.port)/v1")
    return (failure, server.received.count)
  }

  @Test func theRightCertificateIsTaken() async throws {
    let (failure, requests) = try await ask(.right, caFile: Self.shop.get().authority)
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
    let (failure, requests) = try await ask(.wrongHost, caFile: Self.shop.get().authority)
    guard case .certificate(.otherHost)? = failure else {
      Issue.record("\(String(describing: failure))")
      return
    }
    #expect(requests == 0)
  }

  @Test(arguments: [
    (CertificateShop.Wares.expired, CertificateFailure.expired), (.notYetValid, .notYetValid),
  ])
  func whatIsNotValidNowIsRefused(
    wares: CertificateShop.Wares, problem: CertificateFailure
  ) async throws {
    let (failure, requests) = try await ask(wares, caFile: Self.shop.get().authority)
    #expect(failure == .certificate(problem) && requests == 0)
  }

  @Test(arguments: ["/no/such/file.pem", "/dev/null"])
  func authoritiesThatCannotBeReadAreSaid(path: String) async throws {
    let (failure, requests) = try await ask(.right, caFile: path)
    guard case .certificate(.noAuthorities)? = failure else {
      Issue.record("\(String(describing: failure))")
      return
    }
    #expect(requests == 0)
  }

  @Test func aServerWithoutEncryptionIsSaid() async throws {
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
    let front = try TLSFront(try Self.shop.get(), .right, to: server)
    let transport = HTTPTransport.curl(
      TransferLimits(), caFile: FilePath(try Self.shop.get().authority))
    let answer = try await transport.fetch("https://localhost:\(front.port)/v1")
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
  @Test func whatComesUnaskedByAnEncryptedConnectionClosesIt() async throws {
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
    let front = try TLSFront(try Self.shop.get(), .right, to: server)
    let driver = try CurlDriver()
    defer { driver.stop() }
    let authority = try Self.shop.get().authority
    let transport = HTTPTransport.curl(
      TransferLimits(), caFile: FilePath(authority), driver: driver)
    try await body(transport, "https://localhost:\(front.port)/v1")
  }
}
