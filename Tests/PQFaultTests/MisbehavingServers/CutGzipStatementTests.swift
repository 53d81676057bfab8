import PQ
import PQLive
import PQTestServers
import PQTestSupport
import Testing

/// The compressed body of an answer is cut, while the HTTP framing is complete.
@Suite(.serialized, .timeLimit(.minutes(30))) struct CutGzipStatementTests {
  @Test(arguments: WireFormat.allCases, CutStatementTests.framings)
  func noCutIsBelieved(wire: WireFormat, framing: Reply.Framing) async throws {
    let (whole, calm) = try await Self.packed(wire, framing)
    let server = try LoopbackServer { request in
      var reply = whole
      reply.body = Array(reply.body.prefix(request.number / 2))
      return reply.steps
    }
    let backend = try Door.backend(server.url) {
      $0.wire = wire
      $0.retry.maxTries = 2
    }
    for count in whole.body.indices {
      let outcome = await ShortStatement.outcome(backend)
      let verdict = Honesty(
        outcome, calm: calm, words: ["arrived damaged", "ended the connection"])
      if case .failed = verdict { continue }
      Issue.record("cut at \(count) of \(whole.body.count): \(verdict)")
    }
    #expect(server.received.count == 2 * whole.body.count)
  }

  @Test(arguments: WireFormat.allCases)
  func theNextTryMakesItWhole(wire: WireFormat) async throws {
    let (whole, calm) = try await Self.packed(wire, .length)
    let server = try LoopbackServer { request in
      var reply = whole
      if request.number % 2 == 0 { reply.body = Array(reply.body.prefix(request.number / 2)) }
      return reply.steps
    }
    let backend = try Door.backend(server.url) { $0.wire = wire }
    for count in whole.body.indices {
      let outcome = await ShortStatement.outcome(backend)
      #expect(Honesty(outcome, calm: calm, words: []) == .answered, "cut at \(count)")
    }
  }

  private static func packed(
    _ wire: WireFormat, _ framing: Reply.Framing
  ) async throws -> (Reply, Outcome) {
    var reply = try await ShortStatement.reply(wire)
    reply.framing = framing
    reply.body = try Gzip.packed(reply.body)
    reply.headers.append(("Content-Encoding", "gzip"))
    let calm = try await ShortStatement.calmOutcome()
    #expect(calm.isComplete && reply.body.count > 60)
    return (reply, calm)
  }
}
