import Foundation
import PQSystem
import PQTestServers
import Testing

@testable import PQHTTP
@testable import PQLive

/// Requests by libcurl to a server whose bytes a test decides.
@Suite struct CurlTransportTests {
  private let transport = HTTPTransport.curl(TransferLimits(), caFile: nil)

  @Test func bodyAndHeadersArePosted() async throws {
    let server = try LoopbackServer(Reply("200 OK", "fine"))
    let token = try APIToken("s3cret-token")
    let headers: [HTTPRequest.Header] = [
      .init("Content-Type", "application/json"), .init("X-Auth-Token", secret: token),
    ]
    let answer = try await transport.fetch(server.url + "/export", headers: headers, body: "{1}")
    #expect(answer.head.status == 200 && answer.body == Array("fine".utf8))
    #expect(answer.head["content-type"] == "application/json")
    let request = try #require(server.received.first)
    #expect(request.method == "POST" && request.target == "/v1/export")
    #expect(request.body == Array("{1}".utf8))
    #expect(request.headers["x-auth-token"] == "s3cret-token")
    #expect(request.headers["accept-encoding"] == "gzip")
    #expect(request.headers["user-agent"] == "pq/\(ProgramVersion.number)")
    #expect(request.headers["expect"] == nil)
  }

  @Test func connectionIsReused() async throws {
    let server = try LoopbackServer(Reply("200 OK", "fine"))
    // The shared driver serves many other tests and keeps only a limited number of connections.
    let driver = try CurlDriver()
    defer { driver.stop() }
    let transport = HTTPTransport.curl(TransferLimits(), caFile: nil, driver: driver)
    for _ in 0..<5 { _ = try await transport.fetch(server.url) }
    #expect(server.received.count == 5)
    #expect(server.connectionCount == 1)
  }

  @Test func aConnectionThatWasClosedMeanwhileIsOpenedAgain() async throws {
    let server = try LoopbackServer { _ in Reply("200 OK", "fine").steps + [.close] }
    for _ in 0..<3 { _ = try await transport.fetch(server.url) }
    #expect(server.connectionCount == 3)
  }

  @Test(arguments: [1, 3, 1000])
  func chunkedBodyIsRead(size: Int) async throws {
    let text = String(repeating: "0123456789", count: 50)
    let server = try LoopbackServer(Reply("200 OK", text, framing: .chunks(size)))
    #expect(try await transport.fetch(server.url).body == Array(text.utf8))
  }

  @Test func gzipIsDecompressed() async throws {
    let server = try LoopbackServer(
      Reply(bytes: GzipSample.packed, headers: [("Content-Encoding", "gzip")]))
    #expect(try await transport.fetch(server.url).body == Array(GzipSample.text.utf8))
  }

  @Test func invalidGzipFails() async throws {
    let server = try LoopbackServer(
      Reply("200 OK", "not gzip at all", headers: [("Content-Encoding", "gzip")]))
    guard case .badEncoding? = await transport.failure(server.url) else {
      Issue.record("no failure of the encoding")
      return
    }
  }

  @Test func redirectsAreNotFollowed() async throws {
    let elsewhere = try LoopbackServer(Reply())
    let location = ("Location", elsewhere.url)
    let server = try LoopbackServer(Reply("302 Found", "", headers: [location]))
    let answer = try await transport.fetch(server.url)
    #expect(answer.head.status == 302 && answer.head["location"] == elsewhere.url)
    #expect(elsewhere.connectionCount == 0)
  }

  @Test func anInterimAnswerIsNotTheAnswer() async throws {
    let interim = Array("HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n".utf8)
    let server = try LoopbackServer { _ in [.send(interim + Reply("200 OK", "fine").bytes)] }
    let answer = try await transport.fetch(server.url)
    #expect(answer.head.status == 200 && answer.head["link"] == nil)
  }

  @Test func refusedConnectionFails() async throws {
    let notListening = try TCPSocket.notListening()
    defer { TCPSocket.close(notListening) }
    let failure = await transport.failure("http://127.0.0.1:\(TCPSocket.port(of: notListening))")
    guard case .unreachable? = failure else {
      Issue.record("\(String(describing: failure))")
      return
    }
  }

  @Test func unknownHostFails() async throws {
    let failure = await transport.failure("http://no-such-host.invalid/")
    guard case .unknownHost? = failure else {
      Issue.record("\(String(describing: failure))")
      return
    }
  }

  @Test(arguments: ["SSH-2.0-OpenSSH_9.2\r\n", "\0\u{1}\u{2}\u{3}rubbish\r\n\r\n"])
  func otherProtocolsFail(text: String) async throws {
    let server = try LoopbackServer { _ in [.send(Array(text.utf8)), .close] }
    guard case .notHTTP? = await transport.failure(server.url) else {
      Issue.record("no failure")
      return
    }
  }

  @Test func anEndlessHeadIsRefused() async throws {
    let line = Array("X-Filler: \(String(repeating: "x", count: 1000))\r\n".utf8)
    let steps = Array(repeating: LoopbackServer.Step.send(line), count: 2000)
    let server = try LoopbackServer { _ in
      [.send(Array("HTTP/1.1 200 OK\r\n".utf8))] + steps + [.hang]
    }
    let failure = await transport.failure(server.url)
    #expect(failure != nil, "an endless head was read")
  }

  @Test func manyRequestsAtOnceGetTheirOwnAnswers() async throws {
    let server = try LoopbackServer { request in Reply("200 OK", request.target).steps }
    let transport = transport
    await withTaskGroup(of: Bool.self) { group in
      for number in 0..<40 {
        group.addTask {
          let target = "/v1/\(number)"
          let answer = try? await transport.fetch("http://\(server.address)\(target)")
          return answer?.body == Array(target.utf8)
        }
      }
      for await isRight in group { #expect(isRight) }
    }
  }
}
