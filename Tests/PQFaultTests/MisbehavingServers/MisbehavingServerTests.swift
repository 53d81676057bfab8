import Foundation
import PQ
import PQLive
import PQTestServers
import PQTestSupport
import Testing

/// Each statement ends, and its message names the cause, whatever the server does.
@Suite(.serialized, .timeLimit(.minutes(30))) struct MisbehavingServerTests {
  @Test(arguments: MisbehavingServer.slow)
  func timeoutEndsStatement(behavior: MisbehavingServer) async throws {
    try await check(behavior) {
      $0.limits.idle = .milliseconds(200)
      $0.limits.total = .seconds(1)
    }
  }

  @Test(arguments: MisbehavingServer.excessive + MisbehavingServer.invalid)
  func messageNamesTheCause(behavior: MisbehavingServer) async throws {
    try await check(behavior) { _ in }
  }

  private func check(_ behavior: MisbehavingServer, _ change: (inout LiveSettings) -> Void)
    async throws
  {
    let server = try LoopbackServer { _ in behavior.steps }
    let outcome = try await Self.outcome(server, change)
    Self.check(outcome, behavior.words)
    #expect(
      server.received.count == (behavior.isTemporary ? 2 : 1),
      "\(String(describing: outcome.failure))")
  }

  /// A small body that decompresses to 100 MB is refused.
  @Test func gzipBombIsRefused() async throws {
    let bomb = try ProgramRun([
      "/bin/bash", "-c", "head -c 100000000 /dev/zero | tr '\\0' ' ' | gzip",
    ])
    try #require(bomb.status == 0 && bomb.output.count < 1_000_000)
    let server = try LoopbackServer(
      Reply(bytes: Array(bomb.output), headers: [("Content-Encoding", "gzip")]))
    Self.check(
      try await Self.outcome(server),
      ["is larger than 1000000 bytes", "cannot be unpacked (it is far too large)"])
  }

  @Test(arguments: ["301 Moved", "302 Found", "303 See", "307 There", "308 There"])
  func noRedirectIsFollowed(status: String) async throws {
    let other = try LoopbackServer(try await ShortStatement.reply(.json))
    let server = try LoopbackServer(Reply(status, headers: [("Location", other.url)]))
    Self.check(try await Self.outcome(server), ["sends the request elsewhere"])
    #expect(other.connectionCount == 0)
  }

  /// The client gives up, whatever the header `Retry-After` is.
  @Test(arguments: [
    nil, "0", "1", "30", "-1", "1e3", "soon", "99999999999999999999",
    "Wed, 21 Oct 2015 07:28:00 GMT", "Wed, 21 Oct 2099 07:28:00 GMT",
  ])
  func repeatedStatus429EndsStatement(retryAfter: String?) async throws {
    let headers = retryAfter.map { [("Retry-After", $0)] } ?? []
    let server = try LoopbackServer(Reply("429 Too Many Requests", headers: headers))
    let clock = ManualClock(at: Statement.now)
    let outcome = await ShortStatement.outcome(
      try LiveBackendFactory.backend(server.url, clock: clock))
    Self.check(outcome, ["too many requests (status 429)"])
    #expect(server.received.count <= RetryPolicy().maxRefusals)
    #expect(clock.now <= .seconds(1000))
  }

  /// A failed request ends the statement. The remaining requests are not all sent.
  @Test func oneBadRequestOfManyEndsTheStatement() async throws {
    let text = "SELECT http LAST 6d EVERY 1m"
    let prepared = Session(backend: try Statement.backend(), now: Statement.now).check(text)
    // The refused request is the same in every run, whatever the order of concurrent requests is.
    let refused = Array(prepared.statements[0].requests[2].body.utf8)
    let server = try LoopbackServer { request in
      request.body == refused ? Reply("400 No", "not that one").steps : [.hang]
    }
    let backend = try LiveBackendFactory.backend(server.url) { $0.limits.idle = .milliseconds(500) }
    let outcome = await Session(backend: backend, now: Statement.now).outcome(of: text)
    Self.check(outcome, ["status 400: not that one", "sent nothing for 500 ms"])
    #expect(server.received.count < 24)
  }

  private static func outcome(
    _ server: LoopbackServer, _ change: (inout LiveSettings) -> Void = { _ in }
  ) async throws -> Outcome {
    let backend = try LiveBackendFactory.backend(server.url) {
      $0.limits.bodySize = 1_000_000
      $0.retry.maxTries = 2
      change(&$0)
    }
    return await ShortStatement.outcome(backend)
  }

  private static func check(_ outcome: Outcome, _ words: [String]) {
    #expect(outcome.tables.isEmpty)
    let failure = outcome.failure?.description ?? "none"
    #expect(words.contains { failure.contains($0) }, "\(failure)")
    #expect(failure.utf8.count < 600 && !failure.utf8.contains { $0 < 0x20 || $0 == 0x7F })
  }
}
