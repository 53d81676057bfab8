import Foundation
import PQModel
import PQTestServers
import Testing

@testable import PQLive

/// A trace shows the requests and answers without the token.
@Suite struct TraceTests {
  private func trace(
    _ replies: [Reply], _ wire: WireFormat = .json, secret: String = LiveSample.secret
  ) async throws -> String {
    let token = try APIToken(secret)
    let place = TemporaryPlace()
    let transport = ScriptedTransport { _, number in replies[min(number, replies.count - 1)] }
    let trace = try Trace(path: place.path)
    let backend = try LiveSample.backend(transport) {
      $0.trace = trace
      $0.token = .token(token)
      $0.wire = wire
    }
    _ = await backend.failure(of: try LiveSample.request())
    let mode = try FileManager.default.attributesOfItem(atPath: place.path)[.posixPermissions]
    #expect(mode as? Int == 0o600)
    return try place.text()
  }

  @Test func traceHasRequestsAndAnswers() async throws {
    let request = try LiveSample.request()
    let text = try await trace(
      [
        Reply("503 Busy", "busy\u{1B}", headers: [("Retry-After", "1"), ("Set-Cookie", "id=7")]),
        Reply("200 OK", LiveSample.goodCSV, type: "text/csv"),
      ], .csv)
    let expected = """
      == 1 2026-01-15T00:00:00.000Z
      > POST https://api.example/v1/export?format=csv
      > Content-Type: application/json
      > X-Auth-Token: (token)
      >\(" ")
      > \(request.body)
      == 1 after 0 ms
      < status 503
      < content-type: application/json
      < retry-after: 1
      < set-cookie: (left out)
      < content-length: 5
      == 1 after 0 ms: 5 bytes, api.example has failed (status 503: busy?) and asks to be left alone for 1 s; try again later
      < busy\\x1B
      == 2 2026-01-15T00:00:01.000Z
      > POST https://api.example/v1/export?format=csv
      > Content-Type: application/json
      > X-Auth-Token: (token)
      >\(" ")
      > \(request.body)
      == 2 after 0 ms
      < status 200
      < content-type: text/csv
      < content-length: \(LiveSample.goodCSV.utf8.count)
      == 2 after 0 ms: \(LiveSample.goodCSV.utf8.count) bytes, 3 rows
      \(LiveSample.goodCSV.split(separator: "\n").map { "< \($0)" }.joined(separator: "\n"))

      """
    #expect(text == expected)
  }

  /// The trace changes only the token, even if the token is a common word.
  @Test(arguments: [
    "demo-token", "auth-token", "X-Auth-Token", "Content-Type", "content-length", "x", "t", "POST",
    "application/json", "https", "timestamp-1", "api.example",
  ])
  func redactionChangesOnlyTheToken(secret: String) async throws {
    let body = "{\"message\": \"no X-Auth-Token, or bad metrics\"}"
    let text = try await trace([Reply("400 No", body)], secret: secret)
    let lines = text.split(separator: "\n").map { String($0) }
    #expect(lines.contains("> X-Auth-Token: (token)"))
    #expect(lines.contains("> Content-Type: application/json"))
    #expect(lines.contains("< " + body))
    let isName = ["content-type", "content-length"].contains(secret.lowercased())
    #expect(lines.contains("< content-length: \(body.utf8.count)") || isName)
    #expect(lines.contains { $0.hasPrefix("> {\"from\": 1768348800000, \"to\": ") })
  }

  /// The message's own words are not replaced, even if the token is one of them.
  @Test func noTokenChangesTheWordsOfAMessage() async throws {
    let transport = ScriptedTransport(
      Reply("200 OK", LiveSample.answer(["{\"timestamp\": \"must-be-whole\", \"http\": 1}"])))
    let token = try APIToken("must-be-whole")
    let failure = try await LiveSample.backend(transport) { $0.token = .token(token) }
      .failure(of: LiveSample.request())
    #expect(failure?.description.contains("\"timestamp\" must be whole milliseconds") == true)
    #expect(failure?.description.hasSuffix("not \"(token)\"") == true)
  }

  @Test func aLongBodyIsCut() async throws {
    let text = try await trace([Reply("400 No", String(repeating: "x", count: 70_000))])
    #expect(text.contains("\n< ... and "))
    #expect(text.utf8.count < 67_000)
  }

  @Test func invalidUTF8IsHexadecimal() async throws {
    let text = try await trace([Reply("400 No", bytes: [0x61, 0xFF, 0x00, 0x0A, 0xC3, 0x62])])
    #expect(text.contains("< a\\xFF\\x00\n< \\xC3b\n"))
  }

  /// Control characters are escaped in the head and in the body.
  @Test func controlCharactersAreEscaped() async throws {
    let evil = "a\u{1B}[31m\u{9B}31m\u{202E}\u{2028}\u{7}b \u{E9}\u{4E16}"
    let told = "a\\x1B[31m\\xC2\\x9B31m\\xE2\\x80\\xAE\\xE2\\x80\\xA8\\x07b \u{E9}\u{4E16}"
    let text = try await trace([Reply("400 No", evil, headers: [("X-\(evil)", evil)])])
    #expect(text.contains("\n< x-\(told): \(told)\n"))
    #expect(text.contains("\n< \(told)\n"))
    #expect(text.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F || $0 == 0x0A })
  }

  @Test func existingFileBecomesPrivate() throws {
    let place = try TemporaryPlace(file: "what was there before")
    try FileManager.default.setAttributes([.posixPermissions: 0o666], ofItemAtPath: place.path)
    _ = try Trace(path: place.path)
    let mode = try FileManager.default.attributesOfItem(atPath: place.path)[.posixPermissions]
    #expect(mode as? Int == 0o600)
    #expect(try place.text().isEmpty)
  }

  @Test func unwritablePathFails() {
    #expect(throws: Trace.Failure.self) { try Trace(path: "/no/such/folder/trace") }
  }
}
