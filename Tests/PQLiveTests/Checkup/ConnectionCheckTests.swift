import PQModel
import PQTestServers
import Synchronization
import Testing

@testable import PQLive

@Suite struct ConnectionCheckTests {
  /// Runs the checks and returns their results. They must be equal to the results that are reported one
  /// by one.
  private func findings(
    _ transport: ScriptedTransport, clock: ManualClock = ManualClock(),
    library: Result<String, NetworkFailure> = .success("libcurl/8"),
    _ change: (inout LiveSettings) -> Void = { _ in }
  ) async throws -> [CheckResult] {
    let checkup = ConnectionCheck(
      try LiveSample.settings(change), transport: transport.transport, clock: clock.live,
      library: { () throws(NetworkFailure) in try library.get() })
    let told = Mutex<[CheckResult]>([])
    let findings = await checkup.run { finding in told.withLock { $0.append(finding) } }
    #expect(told.withLock { $0 } == findings)
    #expect(findings.map(\.check) == CheckResult.Check.allCases)
    #expect(findings.allSatisfy { $0.host == "api.example" || $0.host.hasPrefix("127.") })
    return findings
  }

  /// The test clock starts at midnight of 2026-01-15.
  private static let right = ("Date", "Thu, 15 Jan 2026 00:00:00 GMT")
  private static let rows =
    "{\"error\": false, \"data\": [{\"timestamp\": 1768434900000, \"http\": 1}]}"

  private static func answer(_ date: (String, String)? = right, _ body: String = rows) -> Reply {
    Reply("200 OK", body, headers: date.map { [$0] } ?? [])
  }

  @Test func allChecksPass() async throws {
    let transport = ScriptedTransport(Self.answer())
    let findings = try await findings(transport)
    #expect(
      findings.map(\.fact) == [
        .tokenFound(from: "given by the program"), .libraryOpened(version: "libcurl/8"),
        .connected(after: .zero, isEncrypted: true), .clockRight,
        .answered(rows: 1, after: .zero, byServerClock: false),
      ])
    #expect(findings.allSatisfy { $0.mark == .ok })
    #expect(transport.requests.count == 1)
    #expect(
      transport.requests.map { String(decoding: $0.body, as: UTF8.self) } == [
        "{\"from\": 1768434900000, \"to\": 1768435200000, \"interval\": \"1m\", "
          + "\"metrics\": [\"http\"]}"
      ])
  }

  /// Without a token, the server is still checked.
  @Test func withoutATokenTheServerIsLookedAt() async throws {
    let transport = ScriptedTransport(
      Reply("401 Unauthorized", "who are you?", headers: [Self.right]))
    let findings = try await findings(transport) { $0.token = .firstOf([.none, .none]) }
    #expect(findings.map(\.mark) == [.failed, .ok, .ok, .ok, .skipped])
    #expect(findings[0].fact == .noToken)
    #expect(findings[4].fact == .skipped(because: .token))
    #expect(transport.requests.allSatisfy { $0.headers.count == 1 })
    #expect(findings[0].description.contains("PEER5_AUTH_TOKEN, or token_file or token_command"))
  }

  /// A server on this machine may answer without a token.
  @Test func aServerOnThisMachineMayWantNoToken() async throws {
    let local = try Endpoint("http://127.0.0.1:9/v1")
    let findings = try await findings(ScriptedTransport(Self.answer())) {
      $0.token = .none
      $0.endpoint = local
    }
    #expect(findings.map(\.mark) == [.warning, .ok, .ok, .ok, .ok])
    #expect(findings[2].fact == .connected(after: .zero, isEncrypted: false))
    let refused = ScriptedTransport(Reply("401 Unauthorized", "", headers: [Self.right]))
    let others = try await self.findings(refused) {
      $0.token = .none
      $0.endpoint = local
    }
    #expect(others.map(\.mark) == [.warning, .ok, .ok, .ok, .failed])
  }

  @Test func unreadableTokenFails() async throws {
    let transport = ScriptedTransport(Reply("401 Unauthorized", "", headers: [Self.right]))
    let findings = try await findings(transport) { $0.token = .file("/no/file") }
    #expect(findings.map(\.mark) == [.failed, .ok, .ok, .ok, .skipped])
    #expect(findings[0].description.contains("/no/file"))
  }

  @Test(arguments: ["401 Unauthorized", "403 Forbidden"])
  func rejectedTokenFails(status: String) async throws {
    let transport = ScriptedTransport(
      Reply(status, "bad \(LiveSample.secret)", headers: [Self.right]))
    let findings = try await findings(transport)
    #expect(findings.map(\.mark) == [.ok, .ok, .ok, .ok, .failed])
    #expect(findings[4].description.contains("does not take the token"))
    #expect(!findings.contains { $0.description.contains(LiveSample.secret.prefix(8)) })
    #expect(transport.requests.count == 1)
  }

  @Test func withoutLibcurlNothingIsAsked() async throws {
    let transport = ScriptedTransport(Self.answer())
    let findings = try await findings(
      transport, library: .failure(.noLibrary("no such file")))
    #expect(findings.map(\.mark) == [.ok, .failed, .skipped, .skipped, .skipped])
    #expect(findings[1].description.contains("install"))
    #expect(findings[2].fact == .skipped(because: .library))
    #expect(transport.requests.isEmpty)
  }

  @Test(arguments: [
    NetworkFailure.unreachable("refused"), .unknownHost("no such host"), .certificate(.expired),
    .certificate(.unknownAuthority("x")), .timedOut(.idle, after: .seconds(20)), .proxy("no"),
  ])
  func unreachableServerFails(failure: NetworkFailure) async throws {
    let transport = ScriptedTransport { _, _ throws(NetworkFailure) in throw failure }
    let findings = try await findings(transport)
    #expect(findings.map(\.mark) == [.ok, .ok, .failed, .skipped, .skipped])
    #expect(
      findings[2].fact == .failed(LiveFailure(host: "api.example", reason: .network(failure))))
    #expect(findings[4].fact == .skipped(because: .connection))
    #expect(transport.requests.count == 1)
  }

  /// An HTML page comes from a gateway before the server.
  @Test func htmlPageFails() async throws {
    let transport = ScriptedTransport(Self.answer(Self.right, "<html>Welcome to our hotel"))
    let findings = try await findings(transport)
    #expect(findings.map(\.mark) == [.ok, .ok, .ok, .ok, .failed])
    #expect(findings[4].description.contains("something else than JSON (status 200): <html>"))
  }

  @Test(arguments: ["429 Too Many", "503 Busy", "404 Not Found"])
  func errorStatusFails(status: String) async throws {
    let transport = ScriptedTransport(Reply(status, "", headers: [Self.right]))
    let findings = try await findings(transport)
    #expect(findings.map(\.mark) == [.ok, .ok, .ok, .ok, .failed])
    #expect(findings[4].description.contains(status.prefix(3)))
    #expect(transport.requests.count == 1)
  }
}

/// The clock of this machine is compared with the clock of the server.
extension ConnectionCheckTests {
  @Test(arguments: [
    ("Thu, 15 Jan 2026 00:05:00 GMT", "5 min behind"),
    ("Wed, 14 Jan 2026 23:55:00 GMT", "5 min ahead of"),
    ("Thu, 15 Jan 2026 00:00:30 GMT", "31 s behind"), ("Thu, 15 Jan 2026 03:00 GMT", nil),
    ("Thu, 15 Jan 2026 03:00:00 GMT", "3 h behind"), ("Mon, 15 Jan 2024 00:00:00 GMT", "731 days"),
    ("Thu, 15 Jan 2026 00:00:09 GMT", ""), ("Wed, 14 Jan 2026 23:59:51 GMT", ""),
  ])
  func clockDifferenceIsReported(date: String, words: String?) async throws {
    let findings = try await findings(ScriptedTransport(Self.answer(("Date", date))))
    guard let words else { return #expect(findings[3].fact == .clockUntold) }
    #expect(findings[3].mark == (words.isEmpty ? .ok : .warning))
    #expect(findings[3].description.contains(words))
  }

  @Test func missingDateIsReported() async throws {
    let findings = try await findings(ScriptedTransport(Self.answer(nil)))
    #expect(findings[3].fact == .clockUntold)
    #expect(findings[4].mark == .ok)
  }

  /// The time of a slow answer may be any time during the request, so a difference within it is not
  /// reported.
  @Test func slowAnswerHidesClockDifference() async throws {
    let clock = ManualClock()
    let transport = ScriptedTransport { _, _ in
      clock.advance(by: .seconds(16))
      return Self.answer(("Date", "Wed, 14 Jan 2026 23:59:50 GMT"))
    }
    let findings = try await findings(transport, clock: clock)
    #expect(findings[3].fact == .clockRight)
    #expect(findings[2].fact == .connected(after: .seconds(16), isEncrypted: true))
  }

  /// If the clocks differ, the request uses the time of the server.
  @Test func theRequestIsMadeByTheClockOfTheServer() async throws {
    let date = ("Date", "Wed, 14 Jan 2026 12:00:59 GMT")
    let transport = ScriptedTransport { _, number in
      number == 0
        ? Reply("400 Bad Request", "in the future", headers: [date])
        : Self.answer(date, "{\"error\": false, \"data\": []}")
    }
    let findings = try await findings(transport)
    #expect(findings.map(\.mark) == [.ok, .ok, .ok, .warning, .ok])
    #expect(findings[4].fact == .answered(rows: 0, after: .zero, byServerClock: true))
    let body = String(decoding: transport.requests[1].body, as: UTF8.self)
    #expect(body.contains("\"to\": 1768392000000,"))
    #expect(transport.requests.count == 2)
  }

  /// A request with a rejected token is not repeated with the time of the server.
  @Test func aWrongTokenIsNotSentTwice() async throws {
    let transport = ScriptedTransport(
      Reply("401 No", "", headers: [("Date", "Wed, 14 Jan 2026 12:00:00 GMT")]))
    let findings = try await findings(transport)
    #expect(findings.map(\.mark) == [.ok, .ok, .ok, .warning, .failed])
    #expect(transport.requests.count == 1)
  }
}
