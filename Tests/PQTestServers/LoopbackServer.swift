import Foundation
import Synchronization

/// A server on loopback that answers as a test says, byte for byte: sockets, a thread a connection,
/// and nothing that would mend what the test breaks.
package final class LoopbackServer: Sendable {
  /// What it does for a request, one after the other. Without a `close`, the connection stays open.
  package enum Step: Sendable {
    case send([UInt8])
    case pause(Duration)
    /// Waits until the client closes the connection.
    case hang
    case close
  }

  /// A request as it came in.
  package struct Received: Sendable {
    package let method: String
    package let target: String
    /// By name, in small letters.
    package let headers: [String: String]
    package let body: [UInt8]
    /// Which connection it came by, from 0.
    package let connection: Int
    /// Which request of the server it is, from 0.
    package let number: Int
  }

  private struct Log {
    var received: [Received] = []
    var connections = 0
    var closedByClient = 0
    var underWay = 0
    var mostUnderWay = 0
  }

  package let port: UInt16
  private let listener: Int32
  private let greeting: @Sendable (_ connection: Int) -> [Step]
  private let script: @Sendable (Received) -> [Step]
  private let log = Mutex(Log())

  /// Starts a server.
  ///
  /// - Parameter greeting: what it does for a new connection before any request has come.
  package init(
    greeting: @escaping @Sendable (_ connection: Int) -> [Step] = { _ in [] },
    script: @escaping @Sendable (Received) -> [Step]
  ) throws {
    // A client that hangs up is no reason for this process to end.
    signal(SIGPIPE, SIG_IGN)
    let listener = try TCPSocket.listening()
    self.listener = listener
    port = TCPSocket.port(of: listener)
    self.greeting = greeting
    self.script = script
    Thread.detachNewThread { [weak self] in
      // Closed by the thread that accepts: closed under it, its number could become that of another
      // server's listener, whose connections it would then take.
      defer { TCPSocket.close(listener) }
      while let connection = TCPSocket.accepted(by: listener) {
        guard let self else { return TCPSocket.close(connection) }
        Thread.detachNewThread { self.serve(connection) }
      }
    }
  }

  deinit { shutdown(listener, Int32(SHUT_RDWR)) }

  /// Always the same answer.
  package convenience init(_ reply: Reply) throws {
    try self.init { _ in reply.steps }
  }

  package var address: String { "127.0.0.1:\(port)" }
  package var url: String { "http://\(address)/v1" }
  package var received: [Received] { log.withLock { $0.received } }
  package var connectionCount: Int { log.withLock { $0.connections } }
  package var closedByClient: Int { log.withLock { $0.closedByClient } }
  /// Whether all steps for the requests so far were done.
  package var isIdle: Bool { log.withLock { $0.underWay == 0 } }
  /// How many requests were being answered at once, at most.
  package var mostUnderWay: Int { log.withLock { $0.mostUnderWay } }
}

extension LoopbackServer {
  private func serve(_ socket: Int32) {
    defer { TCPSocket.close(socket) }
    let connection = log.withLock { log in
      log.connections += 1
      return log.connections - 1
    }
    guard perform(greeting(connection), on: socket) else { return }
    var reader = RequestReader(socket)
    while let request = reader.next() {
      let received = note(request, connection)
      let goesOn = perform(script(received), on: socket)
      log.withLock { $0.underWay -= 1 }
      guard goesOn else { return }
    }
  }

  private func note(_ request: RequestReader.Request, _ connection: Int) -> Received {
    log.withLock { log in
      log.underWay += 1
      log.mostUnderWay = max(log.mostUnderWay, log.underWay)
      let received = Received(
        method: request.method, target: request.target, headers: request.headers,
        body: request.body, connection: connection, number: log.received.count)
      log.received.append(received)
      return received
    }
  }

  private func perform(_ steps: [Step], on socket: Int32) -> Bool {
    for step in steps {
      switch step {
      case .send(let bytes):
        guard TCPSocket.send(bytes, to: socket) else {
          log.withLock { $0.closedByClient += 1 }
          return false
        }
      case .pause(let time): Thread.sleep(forTimeInterval: time / .seconds(1))
      case .hang:
        while !TCPSocket.received(from: socket).isEmpty {}
        log.withLock { $0.closedByClient += 1 }
        return false
      case .close: return false
      }
    }
    return true
  }
}
