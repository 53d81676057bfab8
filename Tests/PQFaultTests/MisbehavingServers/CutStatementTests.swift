import PQ
import PQLive
import PQTestServers
import Testing

/// The server closes the connection after each possible number of bytes of an answer.
@Suite(.serialized, .timeLimit(.minutes(30))) struct CutStatementTests {
  static let framings: [Reply.Framing] = [.length, .chunks(50)]
  private static let words = ["ended the connection before", " is cut"]

  /// Without a retry, the table is complete or there is none.
  @Test(arguments: WireFormat.allCases, framings)
  func cutAnswerGivesCompleteTableOrNone(wire: WireFormat, framing: Reply.Framing) async throws {
    let (reply, expected) = try await Self.answer(wire, framing)
    let server = try LoopbackServer { request in reply.cut(at: request.number) }
    let backend = try LiveBackendFactory.backend(server.url) {
      $0.wire = wire
      $0.retry = .never
    }
    var answered = 0
    for count in reply.bytes.indices {
      switch FaultOutcome(
        await ShortStatement.outcome(backend), expected: expected, words: Self.words)
      {
      case .answered: answered += 1
      case .answeredInPart, .failed: break
      case .wrong(let reason): Issue.record("cut at \(count): \(reason)")
      }
    }
    // After the last byte of the body there is only the end of the last chunk.
    #expect(answered <= 7, "\(answered) of \(reply.bytes.count)")
  }

  /// After a retry, the table has no rows of the first attempt.
  @Test(arguments: WireFormat.allCases, framings)
  func retryAfterCutGivesCompleteTable(wire: WireFormat, framing: Reply.Framing) async throws {
    let (reply, expected) = try await Self.answer(wire, framing)
    let server = try LoopbackServer { request in
      request.number % 2 == 0 ? reply.cut(at: request.number / 2) : reply.steps
    }
    let backend = try LiveBackendFactory.backend(server.url) { $0.wire = wire }
    while server.received.count < 2 * (reply.bytes.count - 8) {
      let outcome = await ShortStatement.outcome(backend)
      let result = FaultOutcome(outcome, expected: expected, words: [])
      guard result == .answered else {
        Issue.record("cut at \(server.received.count / 2): \(result)")
        return
      }
    }
  }

  private static func answer(
    _ wire: WireFormat, _ framing: Reply.Framing
  ) async throws -> (Reply, Outcome) {
    var reply = try await ShortStatement.reply(wire)
    reply.framing = framing
    let expected = try await ShortStatement.outcomeWithoutFaults()
    #expect(expected.isComplete && expected.tables[0].rowCount > 2)
    return (reply, expected)
  }
}
