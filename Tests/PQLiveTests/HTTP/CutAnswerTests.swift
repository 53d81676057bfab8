import PQTestServers
import Testing

@testable import PQLive

/// An answer that ends too early is never taken for a whole one.
@Suite struct CutAnswerTests {
  private let transport = HTTPTransport.curl(TransferLimits(), caFile: nil)

  /// Closes the connection at every byte. Past the last byte of the body, all is there.
  @Test(arguments: [Reply.Framing.length, .chunks(7)])
  func everyCutIsSeen(framing: Reply.Framing) async throws {
    let reply = Reply("200 OK", "{\"error\": false, \"data\": []}", framing: framing)
    let server = try LoopbackServer { request in reply.cut(at: request.number) }
    for count in 0..<reply.bytes.count {
      let answer = try? await transport.fetch(server.url)
      guard let answer else { continue }
      // What came through must be whole, or what the reader of the body cannot take for whole.
      #expect(
        answer.body == reply.body || answer.body.isEmpty && !answer.head.hasLength,
        "cut at \(count)")
    }
    #expect(server.received.count >= reply.bytes.count)
  }

  @Test func aCutBodyWithoutLengthIsForItsReaderToSee() async throws {
    let reply = Reply("200 OK", "{\"data\": [", framing: .close)
    let server = try LoopbackServer(reply)
    let answer = try await transport.fetch(server.url)
    #expect(answer.body == reply.body && !answer.head.hasLength)
  }
}
