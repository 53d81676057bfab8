import Foundation
import Synchronization

/// A server on loopback that sends the exact bytes of a test's script. It uses plain sockets and a
/// thread for each connection, because an HTTP library would correct wrong bytes.
package final class LoopbackServer: Sendable {
  /// A step of the answer to a request. Without `close`, the connection stays open.
  package enum Step: Sendable {
    case send([UInt8])
    case pause(Duration)
    /// Waits until the client closes the connection.
    case hang
    case close
  }

  /// A request that was received.
  package struct Received: Sendable {
    package let method: String
    package let target: String
    /// The values of the headers, by names in small letters.
    package let headers: [String: String]
    package let body: [UInt8]
    /// The number of the connection, from 0.
    package let connection: Int
    /// The number of the request on this server, from 0.
    package let number: Int
  }

  private struct Log {
    var received: [Received] = []
    var connections = 0
    var closedByClient = 0
    var underWay = 0
    var maxConcurrentRequests = 0
  }

  package let port: UInt16
  private let listener: Int32
  private let greeting: @Sendable (_ connection: Int) -> [Step]
  private let script: @Sendable (Received) -> [Step]
  private let log = Mutex(Log())

  /// Starts a server on a free port.
  ///
  /// - Parameters:
  ///   - greeting: The steps for a new connection, before any request.
  ///   - script: The steps for a request.
  /// - Throws: `TCPSocket.Failure` if no socket can listen.
  package init(
    greeting: @escaping @Sendable (_ connection: Int) -> [Step] = { _ in [] },
    script: @escaping @Sendable (Received) -> [Step]
  ) throws {
    // A client that closes its connection must not end this process.
    signal(SIGPIPE, SIG_IGN)
    let listener = try TCPSocket.listening()
    self.listener = listener
    port = TCPSocket.port(of: listener)
    self.greeting = greeting
    self.script = script
    Thread.detachNewThread { [weak self] in
      // The thread that accepts connections also closes the listener. If another thread closed it, its
      // number could become that of another server's listener, and this thread would take that server's
      // connections.
      defer { TCPSocket.close(listener) }
      while let connection = TCPSocket.accepted(by: listener) {
        guard let self else { return TCPSocket.close(connection) }
        Thread.detachNewThread { self.serve(connection) }
      }
    }
  }

  deinit { shutdown(listener, Int32(SHUT_RDWR)) }

  /// Starts a server that always gives the same answer.
  package convenience init(_ reply: Reply) throws {
    try self.init { _ in reply.steps }
  }

  package var address: String { "127.0.0.1:\(port)" }
  package var url: String { "http://\(address)/v1" }
  package var received: [Received] { log.withLock { $0.received } }
  package var connectionCount: Int { log.withLock { $0.connections } }
  package var closedByClient: Int { log.withLock { $0.closedByClient } }
  /// True if all steps for the requests so far are done.
  package var isIdle: Bool { log.withLock { $0.underWay == 0 } }
  /// The maximum number of requests that were answered at the same time.
  package var maxConcurrentRequests: Int { log.withLock { $0.maxConcurrentRequests } }
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
      log.maxConcurrentRequests = max(log.maxConcurrentRequests, log.underWay)
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
