package import PQLive

/// An answer of a scripted server.
package struct Reply: Sendable {
  /// The way in which the client finds the end of the body.
  package enum Framing: Sendable {
    case length
    /// By the lengths of chunks of a number of bytes.
    case chunks(Int)
    /// By the end of the connection.
    case close
  }

  package var status = "200 OK"
  package var headers: [(String, String)] = []
  package var body: [UInt8] = []
  package var framing = Framing.length
  /// The failure at the end of the body, for tests without a network; `nil` if there is none.
  package var end: NetworkFailure?

  package init(
    _ status: String = "200 OK", _ body: String = "", type: String = "application/json",
    headers: [(String, String)] = [], framing: Framing = .length
  ) {
    self.init(status, bytes: Array(body.utf8), type: type, headers: headers, framing: framing)
  }

  package init(
    _ status: String = "200 OK", bytes: [UInt8], type: String = "application/json",
    headers: [(String, String)] = [], framing: Framing = .length
  ) {
    self.status = status
    self.headers = [("Content-Type", type)] + headers
    body = bytes
    self.framing = framing
  }

  /// The whole answer as it is sent.
  package var bytes: [UInt8] {
    var lines = headers
    switch framing {
    case .length: lines.append(("Content-Length", "\(body.count)"))
    case .chunks: lines.append(("Transfer-Encoding", "chunked"))
    case .close: lines.append(("Connection", "close"))
    }
    let head = "HTTP/1.1 \(status)\r\n" + lines.map { "\($0): \($1)\r\n" }.joined() + "\r\n"
    return Array(head.utf8) + framedBody
  }

  private var framedBody: [UInt8] {
    guard case .chunks(let size) = framing else { return body }
    var framed: [UInt8] = []
    for start in stride(from: 0, to: body.count, by: size) {
      let piece = body[start..<min(start + size, body.count)]
      framed += Array((String(piece.count, radix: 16) + "\r\n").utf8) + piece + Array("\r\n".utf8)
    }
    return framed + Array("0\r\n\r\n".utf8)
  }

  package var steps: [LoopbackServer.Step] {
    if case .close = framing { return [.send(bytes), .close] }
    return [.send(bytes)]
  }

  /// Returns the steps that send the first bytes of the answer and close the connection.
  package func cut(at count: Int) -> [LoopbackServer.Step] {
    [.send(Array(bytes.prefix(count))), .close]
  }
}
