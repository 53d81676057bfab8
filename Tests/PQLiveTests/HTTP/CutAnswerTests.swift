import PQTestServers
import Testing

@testable import PQLive

/// An incomplete answer is not accepted as complete.
@Suite struct CutAnswerTests {
  private let transport = HTTPTransport.curl(TransferLimits(), caFile: nil)

  /// The server closes the connection after each possible number of bytes. After the last byte of the
  /// body, the answer is complete.
  @Test(arguments: [Reply.Framing.length, .chunks(7)])
  func everyCutIsDetected(framing: Reply.Framing) async throws {
    let reply = Reply("200 OK", "{\"error\": false, \"data\": []}", framing: framing)
    let server = try LoopbackServer { request in reply.cut(at: request.number) }
    for count in 0..<reply.bytes.count {
      let answer = try? await transport.fetch(server.url)
      guard let answer else { continue }
      // An accepted answer is complete, or is empty without a length, which the decoder refuses.
      #expect(
        answer.body == reply.body || answer.body.isEmpty && !answer.head.hasLength,
        "cut at \(count)")
    }
    #expect(server.received.count >= reply.bytes.count)
  }

  @Test func bodyWithoutLengthIsPassedOn() async throws {
    let reply = Reply("200 OK", "{\"data\": [", framing: .close)
    let server = try LoopbackServer(reply)
    let answer = try await transport.fetch(server.url)
    #expect(answer.body == reply.body && !answer.head.hasLength)
  }
}
