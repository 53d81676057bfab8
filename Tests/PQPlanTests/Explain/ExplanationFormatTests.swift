import Foundation
import PQModel
import PQTestSupport
import Testing

@testable import PQPlan

/// The explanation of a plan as JSON and as curl commands.
@Suite struct ExplanationFormatTests {
  static let simple =
    "SELECT p2p AS peers, http BY os WHERE city IN ('x', 'y') LAST 2h EVERY 1h ORDER BY p2p LIMIT 1"

  @Test(arguments: [
    simple, "SELECT http LAST 1h EVERY 1h", "SELECT http LAST 1d EVERY 1m",
    "SELECT http WHERE os = 'a' AND os = 'b' LAST 1h EVERY 1h",
    "SELECT http WHERE os = 'a\"\\b\n''' LAST 1h EVERY 1h",
    "SELECT http BY os, isp WHERE city NOT IN ('x', '\u{7F}') LAST 2h EVERY 1h COMPARE WITH 1d AGO",
  ])
  func asJSON(text: String) throws {
    let json = Data(try lines(text, .json).joined(separator: "\n").utf8)
    let object = try #require(try JSONSerialization.jsonObject(with: json) as? NSDictionary)
    #expect(
      Set(object.allKeys as? [String] ?? [])
        == [
          "cached", "cached_in_part", "wait_ms", "rewrites", "requests", "predicates", "steps",
        ])
    let bodies = try #require(Planned(text).plan).requests.map(\.body)
    let requests = try bodies.map { try JSONSerialization.jsonObject(with: Data($0.utf8)) }
    #expect(object["requests"] as? NSArray == requests as NSArray)
  }

  /// If a shell runs the command, curl receives exactly the body of the request.
  @Test(arguments: [
    "US", "", "'", "''", "it's", "\"", "\\", "$HOME `id` $(id) !!", "a\nb", "%s %d", "-x", "*?[a]",
    "東京", "it'\u{301}s", "'\u{308}", "\u{301}'", "\t", "a;b|c&d>e<f#g~", "\u{7F}\u{1B}",
    "@file",
  ])
  func forTheShell(value: String) throws {
    let quoted = String(
      decoding: Array(value.utf8).flatMap { $0 == 0x27 ? [0x27, 0x27] : [$0] }, as: UTF8.self)
    let text = "SELECT http WHERE city = '\(quoted)' LAST 1h EVERY 1h"
    let body = try #require(Planned(text).plan?.requests.first?.body)
    let command = try lines(text, .curl).joined(separator: "\n")
    #expect(!command.contains("secret"))
    let program = "curl() { for last; do :; done; printf %s \"$last\"; }\n" + command
    let run = try ProgramRun(
      ["/bin/sh", "-c", program], environment: ["PEER5_AUTH_TOKEN": "secret"])
    #expect(run.status == 0)
    #expect(run.errors.isEmpty)
    #expect(Array(run.output) == Array(body.utf8))
  }

  @Test func curlUsesTheTokenVariable() throws {
    let lines = try lines(Self.simple, .curl)
    #expect(
      lines.prefix(2) == [
        "# demo answers by itself and sends nothing. The API would get this request:",
        "curl -s -X POST 'https://control.peer5.com/v1/export' \\",
      ])
    #expect(lines.contains("  -H \"X-Auth-Token: $PEER5_AUTH_TOKEN\" \\"))
  }

  private func lines(
    _ text: String, _ format: Explanation.Format = .text, by answerer: Explanation.Answerer = .demo
  ) throws -> [String] {
    let table = Explanation.table(of: try #require(Planned(text).plan), format, by: answerer)
    #expect(table.presentation == (format == .json ? .jsonDocument : .document))
    guard case .texts(let texts)? = table["plan"]?.values else { return [] }
    return texts.codes.indices.map { texts[$0] }
  }
}

/// A command sends its request to the same destination as the backend.
extension ExplanationFormatTests {
  private static func lines(_ destination: HTTPDestination, name: String = "x") throws -> [String] {
    let plan = try #require(Planned(Self.simple).plan)
    let table = Explanation.table(
      of: plan, .curl, by: .init(name: name, destination: destination))
    guard case .texts(let texts)? = table["plan"]?.values else { return [] }
    return texts.codes.indices.map { texts[$0] }
  }

  @Test func curlUsesTheURLOfTheBackend() throws {
    let lines = try Self.lines(
      HTTPDestination(url: "https://x.example/v1/export?format=csv", caFile: "a b's.pem"))
    #expect(
      lines.dropLast() == [
        "curl -s -X POST 'https://x.example/v1/export?format=csv' \\",
        "  --cacert 'a b'\\''s.pem' \\", "  -H 'Content-Type: application/json' \\",
        "  -H \"X-Auth-Token: $PEER5_AUTH_TOKEN\" \\",
      ])
  }

  @Test func curlUsesNoProxyForLoopback() throws {
    let lines = try Self.lines(
      HTTPDestination(url: "http://[::1]:8080/v1/export", isThisMachine: true))
    #expect(
      lines.dropLast() == [
        "curl -s -X POST 'http://[::1]:8080/v1/export' \\", "  -g \\", "  --noproxy '*' \\",
        "  -H 'Content-Type: application/json' \\",
        "  -H \"X-Auth-Token: $PEER5_AUTH_TOKEN\" \\",
      ])
  }

  @Test func curlOmitsTheTokenWithoutTLS() throws {
    let lines = try Self.lines(HTTPDestination(url: "http://x.example/v1/export"))
    #expect(lines[0] == "# The token is left out: others could read it on the way.")
    #expect(!lines.contains { $0.contains("Token:") })
  }

  @Test(arguments: [
    (HTTPDestination.TokenOrigin.file("/home/me/a\nb"), "in the file '/home/me/a?b' of token_file"),
    (.command, "the output of token_command's program"),
    (.program, "that of the host program"),
  ])
  func aCommentNamesTheOriginOfTheToken(origin: HTTPDestination.TokenOrigin, words: String) throws {
    let lines = try Self.lines(HTTPDestination(url: "https://x.example/", token: origin))
    #expect(lines[0] == "# The token is \(words). Put it into PEER5_AUTH_TOKEN first.")
    #expect(lines[1].hasPrefix("curl "))
  }

  /// Any file name is printed as a harmless comment.
  @Test(arguments: [
    "a.csv", "two words.csv", "a\n$(touch pwned); touch pwned #.csv", "it's `x`.csv",
  ])
  func fileNamesCannotInjectCommands(name: String) throws {
    let plan = try #require(Planned(Self.simple).plan)
    let table = Explanation.table(of: plan, .curl, by: .init(name: name, destination: nil))
    guard case .texts(let texts)? = table["plan"]?.values else { return }
    let lines = texts.codes.indices.map { texts[$0] }
    let program = "set -e; curl() { echo sent; }; touch() { echo pwned; }\n"
    let run = try ProgramRun(["/bin/sh", "-c", program + lines.joined(separator: "\n")])
    #expect(String(decoding: run.output, as: UTF8.self) == "sent\n")
    #expect(run.status == 0 && run.errors.isEmpty)
  }
}

extension Explanation.Answerer {
  /// A backend that sends no requests.
  static let demo = Explanation.Answerer(name: "demo", destination: nil)
}
