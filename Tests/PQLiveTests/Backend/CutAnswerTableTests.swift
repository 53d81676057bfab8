import PQTestServers
import Testing

@testable import PQLive

/// The server closes the connection after each possible number of bytes of an answer. The table is
/// complete or there is none.
@Suite struct CutAnswerTableTests {
  @Test(arguments: WireFormat.allCases, [Reply.Framing.length, .chunks(11), .close])
  func cutAnswerGivesCompleteTableOrNone(wire: WireFormat, framing: Reply.Framing) async throws {
    let text = wire == .json ? LiveSample.goodJSON : LiveSample.goodCSV
    let reply = Reply("200 OK", text, framing: framing)
    let server = try LoopbackServer { request in reply.cut(at: request.number) }
    var settings = try LiveSample.settings()
    settings.endpoint = try Endpoint(server.url)
    settings.wire = wire
    settings.retry = .never
    settings.now = LiveSample.start
    let backend = LiveBackend(settings)
    let request = try LiveSample.request()
    var whole = 0
    for count in 0..<reply.bytes.count {
      do throws(LiveFailure) {
        #expect(try await backend.rows(of: request) == LiveSample.goodTable, "cut at \(count)")
        whole += 1
      } catch {
        let isTold = error.kind == .network || error.kind == .answer
        #expect(isTold, "cut at \(count): \(error)")
      }
    }
    // After the last byte of the body there is only the end of the last chunk.
    #expect(whole <= 4)
  }
}
