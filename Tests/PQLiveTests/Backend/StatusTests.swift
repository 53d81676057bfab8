import PQModel
import PQTestServers
import Testing

@testable import PQLive

/// The effect of each status of the server.
@Suite struct StatusTests {
  private func failure(_ reply: Reply, _ change: (inout LiveSettings) -> Void = { _ in })
    async throws -> (failure: LiveFailure?, tries: Int)
  {
    let transport = ScriptedTransport(reply)
    let failure = try await LiveSample.backend(transport, change).failure(of: LiveSample.request())
    return (failure, transport.requests.count)
  }

  @Test(arguments: ["401 Unauthorized", "403 Forbidden"])
  func rejectedTokenIsNotRetried(status: String) async throws {
    let (failure, tries) = try await failure(Reply(status, "{\"error\": true}"))
    #expect(failure?.kind == .authentication && tries == 1)
    #expect(
      failure?.description
        == "api.example does not take the token (status \(status.prefix(3)): {\"error\": true}); "
        + "check that it is complete, current, and that of the right account")
  }

  @Test func withoutATokenNothingIsSentToOthers() async throws {
    let (failure, tries) = try await failure(Reply()) { $0.token = .none }
    #expect(failure?.reason == .noToken && failure?.kind == .authentication && tries == 0)
    #expect(failure?.description.contains("PEER5_AUTH_TOKEN") == true)
  }

  @Test func thisMachineMayBeAskedWithoutAToken() async throws {
    let endpoint = try Endpoint("http://localhost:1/v1")
    let transport = ScriptedTransport { _, number in
      number == 0 ? Reply("200 OK", LiveSample.goodJSON) : Reply("401 Unauthorized")
    }
    let backend = try LiveSample.backend(transport) {
      $0.token = .none
      $0.endpoint = endpoint
    }
    #expect(await backend.failure(of: try LiveSample.request()) == nil)
    #expect(await backend.failure(of: try LiveSample.request())?.reason == .noToken)
    #expect(transport.requests.allSatisfy { $0.headers.map(\.name) == ["Content-Type"] })
  }

  @Test func unreadableTokenSendsNothing() async throws {
    let (failure, tries) = try await failure(Reply()) { $0.token = .file("/no/file") }
    #expect(failure?.kind == .authentication && tries == 0)
    #expect(failure?.description.contains("token file /no/file cannot be read") == true)
  }

  @Test(arguments: ["400 Bad Request", "404 Not Found", "405 No", "422 Oops"])
  func clientErrorsAreNotRetried(status: String) async throws {
    let (failure, tries) = try await failure(Reply(status, "bad\u{1B}[1m from"))
    #expect(failure?.kind == .server && tries == 1)
    #expect(failure?.description.contains("(status \(status.prefix(3)): bad?[1m from)") == true)
  }

  @Test func aRedirectIsNotFollowed() async throws {
    let (failure, tries) = try await failure(
      Reply("302 Found", headers: [("Location", "https://elsewhere.example/")]))
    #expect(failure?.kind == .server && tries == 1)
    #expect(failure?.description.contains("302: https://elsewhere.example/") == true)
  }

  @Test(arguments: [
    "408 Request Timeout", "425 Too Early", "500 Oops", "502 Bad Gateway", "503 Busy", "504 Slow",
  ])
  func serverErrorsAreRetried(status: String) async throws {
    let (failure, tries) = try await failure(Reply(status, "oops"))
    #expect(failure?.kind == .server && tries == RetryPolicy().maxTries)
    #expect(failure?.description.hasSuffix("(tried 6 times)") == true)
    #expect(failure?.tries == 6)
  }

  @Test func repeatedStatus429Fails() async throws {
    let clock = ManualClock()
    let transport = ScriptedTransport(Reply("429 Too Many Requests"))
    let failure = try await LiveSample.backend(transport, clock: clock)
      .failure(of: LiveSample.request())
    #expect(failure?.kind == .rateLimited)
    #expect(transport.requests.count <= RetryPolicy().maxRefusals)
    #expect(clock.now <= .seconds(1000))
  }

  @Test func longRetryAfterFailsAtOnce() async throws {
    let clock = ManualClock()
    let transport = ScriptedTransport(
      Reply("429 Too Many Requests", headers: [("Retry-After", "3600")]))
    let failure = try await LiveSample.backend(transport, clock: clock)
      .failure(of: LiveSample.request())
    #expect(failure?.reason == .tooManyRequests(wanted: .seconds(3600)))
    #expect(failure?.description.contains("wants none for 3600 s") == true)
    #expect(clock.now == .zero && transport.requests.count == 1)
  }

  @Test(arguments: ["429 Too Many Requests", "503 Busy"])
  func retryAfterIsKept(status: String) async throws {
    let clock = ManualClock()
    let transport = ScriptedTransport { _, number in
      number == 0
        ? Reply(status, headers: [("Retry-After", "17")]) : Reply("200 OK", LiveSample.goodJSON)
    }
    let backend = try LiveSample.backend(transport, clock: clock)
    #expect(await backend.failure(of: try LiveSample.request()) == nil)
    #expect(clock.now == .seconds(17))
  }

  /// The message contains the requested pause, even if it is too long to wait.
  @Test(arguments: [(17, 6), (600, 1)])
  func retryAfterIsReported(seconds: Int, tries: Int) async throws {
    let clock = ManualClock()
    let transport = ScriptedTransport(
      Reply("503 Busy", headers: [("Retry-After", "\(seconds)")]))
    let failure = try await LiveSample.backend(transport, clock: clock)
      .failure(of: LiveSample.request())
    #expect(failure?.wanted == .seconds(seconds))
    let sentence = "api.example has failed (status 503) and asks to be left alone for \(seconds) s"
    #expect(failure?.description.hasPrefix(sentence) == true)
    #expect(transport.requests.count == tries)
    #expect(clock.now <= RetryPolicy().maxTime)
  }

  /// Repeated values `Retry-After: 0` do not make the client retry immediately each time.
  @Test func retryAfterZeroStillPauses() async throws {
    let clock = ManualClock()
    let transport = ScriptedTransport(
      Reply("429 Too Many Requests", headers: [("Retry-After", "0")]))
    _ = try await LiveSample.backend(transport, clock: clock).failure(of: LiveSample.request())
    #expect(clock.now > .seconds(5))
  }

  @Test func status407NamesTheProxy() async throws {
    let (failure, tries) = try await failure(Reply("407 Proxy Authentication Required"))
    #expect(failure?.kind == .network && tries == 1)
    #expect(failure?.description.contains("https_proxy") == true)
  }
}
