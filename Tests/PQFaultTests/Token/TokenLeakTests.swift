import Foundation
import PQEmulator
import PQModel
import PQTestEmulator
import PQTestServers
import PQTestSupport
import Testing

/// Nothing that `pq` writes contains the token or a piece of it, in any encoding.
@Suite(.serialized, .timeLimit(.minutes(30))) struct TokenLeakTests {
  private static let query = "SELECT http, p2p BY os LAST 2h EVERY 1h"
  private static let now = "\(Statement.now.milliseconds)"

  /// The arguments of `pq`, without the address of the server.
  private static let lines: [[String]] = [
    ["-c", query], ["--timing", "-c", query], ["--wire", "csv", "--rate", "60/min", "-c", query],
    ["-c", "EXPLAIN \(query)"], ["-c", "EXPLAIN (FORMAT JSON) \(query)"],
    ["-c", "EXPLAIN (FORMAT CURL) \(query)"], ["-c", "EXPLAIN ANALYZE \(query)"],
    ["-c", "SHOW SETTINGS; SHOW LIMITS"], ["--format", "json", "-o", "out.json", "-c", query],
    ["-c", "\(query) INTO 'into.csv'"], ["--trace", "trace", "-c", query],
    ["--trace", "trace.csv", "--wire", "csv", "-c", query],
    ["--diagnostics", "json", "-c", "SELECT htpp LAST 2h"], ["--no-such-option"],
    ["check", "-c", query], ["--help"],
  ]

  @Test func answeredRunsHideTheToken() async throws {
    let sandbox = try Sandbox()
    let emulator = Emulator(try Statement.backend(), .init(token: TokenPieces.token))
    let server = try await RunningServer(emulator)
    var answered = 0
    for line in Self.lines { answered += try await Self.pq(line, server.port, sandbox) ? 1 : 0 }
    #expect(answered >= 12)
    try sandbox.write(Data(server.lines.joined(separator: "\n").utf8), "access log")
    try await server.stop()
    #expect(server.lines.count >= 8)
    let leaks = try sandbox.leaks()
    #expect(leaks.isEmpty, "\(leaks)")
    let trace = try String(contentsOf: sandbox.root.appending(path: "work/trace"), encoding: .utf8)
    #expect(trace.contains("X-Auth-Token: (token)"))
  }

  @Test(arguments: ["401", "400:1", "garbage:1", "html:1", "500:0.3,cut:0.2"])
  func failedRunsHideTheToken(trouble: String) async throws {
    let sandbox = try Sandbox()
    var settings = Emulator.Settings(token: trouble == "401" ? "another" : TokenPieces.token)
    if trouble != "401" { settings.faults = try FaultInjection(specification: trouble) }
    let server = try await RunningServer(Emulator(try Statement.backend(), settings))
    for line in [["--trace", "trace", "-c", Self.query], ["-c", "EXPLAIN ANALYZE \(Self.query)"]] {
      _ = try await Self.pq(line, server.port, sandbox)
    }
    try sandbox.write(Data(server.lines.joined(separator: "\n").utf8), "access log")
    try await server.stop()
    #expect(server.lines.count >= 2)
    let leaks = try sandbox.leaks()
    #expect(leaks.isEmpty, "\(leaks)")
  }

  /// The server repeats the token as it is or encoded for JSON or an address.
  @Test(arguments: [TokenPieces.Form.plain, .json, .percent, .everyPercent])
  func echoedTokenIsHidden(form: TokenPieces.Form) async throws {
    let sandbox = try Sandbox()
    let texts = TokenPieces.texts(form)
    for (number, reply) in TokenEcho.replies.enumerated() {
      let server = try TokenEcho.server(
        reply(String(decoding: texts[number % texts.count], as: UTF8.self)))
      let wire = number % 2 == 0 ? "json" : "csv"
      let line = ["--trace", "trace-\(number)", "--wire", wire, "-c", Self.query]
      #expect(try await !Self.pq(line, Int(server.port), sandbox))
      #expect(server.received.count == 2)
      #expect(server.received.allSatisfy { $0.headers["x-auth-token"] == TokenPieces.token })
    }
    let leaks = try sandbox.leaks()
    #expect(leaks.isEmpty, "\(leaks)")
  }

  /// - Returns: True if the exit status is 0.
  private static func pq(_ line: [String], _ port: Int, _ sandbox: Sandbox) async throws -> Bool {
    let place = ["--backend", "http://127.0.0.1:\(port)/v1", "--now", now]
    return try await sandbox.pq(line[0] == "check" ? line : place + line).status == 0
  }
}

/// The search finds pieces of the token.
extension TokenLeakTests {
  @Test(arguments: TokenPieces.Form.allCases)
  func aPieceInAFileIsFound(form: TokenPieces.Form) throws {
    for text in TokenPieces.texts(form) {
      let sandbox = try Sandbox()
      #expect(try sandbox.leaks() == [])
      let piece = text.dropFirst(4).dropLast(4)
      try sandbox.write(Data("some text ".utf8 + piece + " more".utf8), "a file")
      #expect(try sandbox.leaks().count == 1)
    }
  }

  @Test func aPieceInANameIsFound() throws {
    let sandbox = try Sandbox()
    try sandbox.write(Data(), "cache-" + TokenPieces.token.suffix(9))
    #expect(try sandbox.leaks().count == 1)
  }

  /// The diagnostic repeats the text with the token.
  @Test func tokenInOutputIsFound() async throws {
    let sandbox = try Sandbox()
    try await sandbox.pq(["-c", "SELECT '\(TokenPieces.token)' LAST 1h"], token: nil)
    #expect(try sandbox.leaks().count == 1)
  }
}
