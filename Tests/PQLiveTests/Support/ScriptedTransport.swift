import PQTestServers
import Synchronization

@testable import PQLive

/// A transport that answers by a script without a network, and records its requests.
final class ScriptedTransport: Sendable {
  typealias Script = @Sendable (HTTPRequest, _ number: Int) throws(NetworkFailure) -> Reply

  private let script: Script
  private let log = Mutex<[HTTPRequest]>([])
  /// The maximum number of bytes in a piece of the body.
  private let pieceSize: Int

  init(pieceSize: Int = 1000, _ script: @escaping Script) {
    self.script = script
    self.pieceSize = pieceSize
  }

  /// Creates a transport that always gives the same answer.
  convenience init(_ reply: Reply) { self.init { _, _ in reply } }

  var requests: [HTTPRequest] { log.withLock { $0 } }

  var transport: HTTPTransport {
    HTTPTransport { request throws(NetworkFailure) in
      let number = self.log.withLock { log in
        log.append(request)
        return log.count - 1
      }
      return self.response(try self.script(request, number))
    }
  }

  private func response(_ reply: Reply) -> HTTPResponse {
    let rest = Mutex(reply.body[...])
    let size = pieceSize
    let read: @Sendable (inout [UInt8]) async throws(NetworkFailure) -> Bool = {
      bytes throws(NetworkFailure) in
      bytes = rest.withLock { rest in
        defer { rest = rest.dropFirst(size) }
        return Array(rest.prefix(size))
      }
      if bytes.isEmpty, let failure = reply.end { throw failure }
      return !bytes.isEmpty
    }
    return HTTPResponse(head: reply.head, read: read)
  }
}

extension Reply {
  /// The head that the client gets.
  var head: HTTPHead {
    var fields = headers.map { HTTPHead.Field(name: $0.0.lowercased(), value: $0.1) }
    switch framing {
    case .length: fields.append(.init(name: "content-length", value: "\(body.count)"))
    case .chunks: fields.append(.init(name: "transfer-encoding", value: "chunked"))
    case .close: break
    }
    return HTTPHead(status: Int(status.prefix(3)) ?? 0, fields: fields)
  }
}
