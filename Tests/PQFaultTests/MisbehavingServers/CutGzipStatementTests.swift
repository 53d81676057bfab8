import PQ
import PQLive
import PQTestServers
import PQTestSupport
import Testing

/// The compressed body of an answer is cut, while the HTTP framing is complete.
@Suite(.serialized, .timeLimit(.minutes(30))) struct CutGzipStatementTests {
  @Test(arguments: WireFormat.allCases, CutStatementTests.framings)
  func cutGzipBodyIsAFailure(wire: WireFormat, framing: Reply.Framing) async throws {
    let (whole, expected) = try await Self.packed(wire, framing)
    let server = try LoopbackServer { request in
      var reply = whole
      reply.body = Array(reply.body.prefix(request.number / 2))
      return reply.steps
    }
    let backend = try LiveBackendFactory.backend(server.url) {
      $0.wire = wire
      $0.retry.maxTries = 2
    }
    for count in whole.body.indices {
      let outcome = await ShortStatement.outcome(backend)
      let result = FaultOutcome(
        outcome, expected: expected, words: ["arrived damaged", "ended the connection"])
      if case .failed = result { continue }
      Issue.record("cut at \(count) of \(whole.body.count): \(result)")
    }
    #expect(server.received.count == 2 * whole.body.count)
  }

  @Test(arguments: WireFormat.allCases)
  func retryGivesCompleteTable(wire: WireFormat) async throws {
    let (whole, expected) = try await Self.packed(wire, .length)
    let server = try LoopbackServer { request in
      var reply = whole
      if request.number % 2 == 0 { reply.body = Array(reply.body.prefix(request.number / 2)) }
      return reply.steps
    }
    let backend = try LiveBackendFactory.backend(server.url) { $0.wire = wire }
    for count in whole.body.indices {
      let outcome = await ShortStatement.outcome(backend)
      #expect(FaultOutcome(outcome, expected: expected, words: []) == .answered, "cut at \(count)")
    }
  }

  private static func packed(
    _ wire: WireFormat, _ framing: Reply.Framing
  ) async throws -> (Reply, Outcome) {
    var reply = try await ShortStatement.reply(wire)
    reply.framing = framing
    reply.body = try Gzip.packed(reply.body)
    reply.headers.append(("Content-Encoding", "gzip"))
    let expected = try await ShortStatement.outcomeWithoutFaults()
    #expect(expected.isComplete && reply.body.count > 60)
    return (reply, expected)
  }
}
