import PQTestServers

/// Servers that repeat the token in their answers.
enum TokenEcho {
  /// The answers to a request, given the token.
  static let replies: [@Sendable (String) -> Reply] = [
    { Reply("400 Bad Request", "what shall I do with \($0)?") },
    { Reply("400 Bad Request", String(repeating: "x", count: 180) + $0) },
    { Reply("400 \($0)", "", headers: [("X-Echo", $0), ($0, "x"), ("Set-Cookie", $0)]) },
    { Reply("401 Unauthorized", "{\"error\": true, \"token\": \"\($0)\"}") },
    { Reply("403 Forbidden", "<p>\($0)</p>", type: "text/html") },
    { Reply("302 Found", headers: [("Location", "https://x.example/?token=\($0)")]) },
    { Reply("200 OK", $0) },
    { Reply("200 OK", "{\"error\": true, \"message\": \"\($0)\"}") },
    { Reply("200 OK", "{\"error\": false, \"data\": [{\"\($0)\": 1}]}") },
    { Reply("200 OK", "{\"error\": false, \"data\": [{\"timestamp\": \"\($0)\"}]}") },
    { Reply("200 OK", "{\"error\": false, \"data\": [{\"timestamp\": \($0)}]}") },
    { Reply("200 OK", $0, type: $0, headers: [("Content-Encoding", $0)]) },
  ]

  /// Returns a server that always sends one answer. Every other request gets it with status 500, so that
  /// the client tries again.
  static func server(_ reply: Reply) throws -> LoopbackServer {
    try LoopbackServer { request in
      var reply = reply
      if request.number % 2 == 0 { reply.status = "500 \(reply.status)" }
      return reply.steps
    }
  }
}
