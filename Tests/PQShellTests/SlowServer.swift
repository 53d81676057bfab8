import Foundation
import PQTestServers

/// A server that answers the first requests at once, and the others when a test opens it. It has
/// one metric and no dimensions.
final class SlowServer: Sendable {
  private let server: LoopbackServer
  private let gate: DispatchGroup

  /// - Parameters:
  ///   - quick: The number of requests that are answered at once.
  ///   - refused: The position of a request, from 0, that is refused with status 404; `nil` for
  ///     none.
  init(quick: Int, refused: Int? = nil) throws {
    let gate = DispatchGroup()
    gate.enter()
    self.gate = gate
    server = try LoopbackServer { request in
      if request.number >= quick { gate.wait() }
      guard request.number != refused else { return Reply("404 Not Found").steps }
      return Reply("200 OK", Self.answer(request.body), type: "text/csv").steps
    }
  }

  /// Answers the waiting requests and all later ones.
  func open() { gate.leave() }

  /// The arguments with which a shell uses the server.
  var arguments: [String] {
    ["--backend", server.url, "--wire", "csv", "--now", "2026-01-15T20:30:00Z"]
  }

  static let environment = ["PEER5_AUTH_TOKEN": "t0ken"]

  var prompt: String { "\(server.address)>" }

  /// Returns an answer with one byte per bucket.
  private static func answer(_ body: [UInt8]) -> String {
    guard let body = try? JSONSerialization.jsonObject(with: Data(body)) as? [String: Any],
      let start = body["from"] as? Int, let end = body["to"] as? Int
    else { return "" }
    let times = stride(from: start, to: end, by: 300_000)
    return "\"timestamp\",\"http\"\n" + times.map { "\($0),1\n" }.joined()
  }
}
