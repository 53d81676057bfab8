import Foundation
import PQTestServers
import Testing

@testable import PQHTTP
@testable import PQLive

/// Bytes that arrive before a request is sent are not accepted as its answer.
@Suite struct UnsolicitedBytesTests {
  private static let unasked = [
    Reply("200 OK", "something else").bytes, Reply("408 Request Timeout").bytes,
    Array("HTTP/1.1 200".utf8), Array("x".utf8),
  ]

  private static func steps(_ number: Int, then bytes: [UInt8]) -> [LoopbackServer.Step] {
    Reply("200 OK", "answer \(number)").steps + [.pause(.milliseconds(10)), .send(bytes)]
  }

  /// Waits until the server has done all its steps.
  private static func wait(for server: LoopbackServer) async {
    repeat { try? await Task.sleep(for: .milliseconds(5)) } while !server.isIdle
  }

  /// Runs a test with its own transport, whose connections no other test uses.
  private static func with<Result>(
    _ body: (HTTPTransport) async throws -> Result
  ) async throws -> Result {
    let driver = try CurlDriver()
    defer { driver.stop() }
    return try await body(HTTPTransport.curl(TransferLimits(), caFile: nil, driver: driver))
  }

  @Test(arguments: unasked)
  func bytesBetweenTwoRequestsCloseTheConnection(bytes: [UInt8]) async throws {
    let server = try LoopbackServer { Self.steps($0.number, then: bytes) }
    try await Self.with { transport in
      for number in 0..<4 {
        let body = try await transport.fetch(server.url).body
        #expect(body == Array("answer \(number)".utf8))
        await Self.wait(for: server)
      }
    }
    // Each request uses its own connection, and no request was repeated.
    #expect(server.received.map(\.connection) == [0, 1, 2, 3])
  }

  /// All idle connections are checked.
  @Test func allIdleConnectionsAreChecked() async throws {
    let bytes = Self.unasked[0]
    // The pause makes six requests open before the first is answered.
    let server = try LoopbackServer {
      [.pause(.milliseconds(200))] + Self.steps($0.number, then: bytes)
    }
    try await Self.with { transport in
      for _ in 0..<3 {
        await withTaskGroup(of: Void.self) { group in
          for _ in 0..<6 {
            group.addTask {
              let body = (try? await transport.fetch(server.url).body) ?? []
              #expect(String(decoding: body, as: UTF8.self).hasPrefix("answer "))
            }
          }
        }
        await Self.wait(for: server)
      }
    }
    #expect(server.received.count == 18)
  }

  @Test func aConnectionThatWasClosedMeanwhileIsNotUsed() async throws {
    let server = try LoopbackServer { request in
      Reply("200 OK", "answer \(request.number)").steps + [.pause(.milliseconds(10)), .close]
    }
    try await Self.with { transport in
      for number in 0..<3 {
        let body = try await transport.fetch(server.url).body
        #expect(body == Array("answer \(number)".utf8))
        await Self.wait(for: server)
      }
    }
    #expect(server.received.map(\.connection) == [0, 1, 2])
  }

  /// The server sends status 408 before it has read a request. The request is repeated, whether the
  /// status arrives before or after it is sent.
  @Test func anUnaskedTimeoutIsTriedAgain() async throws {
    let server = try LoopbackServer(
      greeting: { $0 < 3 ? [.send(Reply("408 Request Timeout").bytes), .close] : [] },
      script: { _ in Reply("200 OK", LiveSample.goodJSON).steps })
    var settings = try LiveSample.settings()
    settings.endpoint = try Endpoint(server.url)
    let request = try LiveSample.request()
    let failure = try await Self.with { [settings] transport in
      let clock = ManualClock()
      let backend = LiveBackend(settings, transport: transport, clock: clock.live)
      return await backend.failure(of: request)
    }
    #expect(failure == nil)
    #expect(server.connectionCount == 4)
  }

  @Test func earlyAnswerIsRetried() async throws {
    let transport = ScriptedTransport { _, number throws(NetworkFailure) in
      if number < 2 { throw .earlyAnswer }
      return Reply("200 OK", LiveSample.goodJSON)
    }
    let backend = try LiveSample.backend(transport)
    #expect(try await backend.rows(of: LiveSample.request()) == LiveSample.goodTable)
    #expect(
      NetworkFailure.earlyAnswer.message(of: "x")
        == "x sent an answer before the request, which can be no answer to it")
  }
}
