import PQTestEmulator

extension RunningServer {
  /// Sends a body over a new connection, and keeps it open until the answer is received.
  func ask(
    _ body: some CustomStringConvertible, target: String = "/v1/export",
    token: String = RunningServer.token
  ) async -> (answer: Received?, end: Connection.End) {
    guard let connection = try? Connection(port: port) else { return (nil, .closed) }
    await connection.send(Self.request("\(body)", target: target, token: token))
    let (bytes, end) = await connection.receive { Received($0)?.isWhole ?? false }
    return (Received(bytes), end)
  }

  /// Returns the text of a request.
  static func request(
    _ body: String, target: String = "/v1/export", token: String = token,
    extra: [String] = []
  ) -> String {
    let lines =
      [
        "POST \(target) HTTP/1.1", "Host: 127.0.0.1", "X-Auth-Token: \(token)",
        "Content-Type: application/json", "Content-Length: \(body.utf8.count)",
      ] + extra
    return lines.joined(separator: "\r\n") + "\r\n\r\n" + body
  }
}
