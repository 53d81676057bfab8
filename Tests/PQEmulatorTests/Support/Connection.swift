import Dispatch
import Foundation

/// A connection to a port of 127.0.0.1 that sends and receives any bytes.
///
/// All calls run on their own queue, so that a waiting call does not stop the server.
final class Connection: Sendable {
  /// The reason why no more bytes were received.
  enum End: Sendable, Equatable {
    /// The condition is true, or no bytes came for ten seconds.
    case open
    case closed
    case reset
  }

  private let socket: Int32
  private let queue = DispatchQueue(label: "connection")

  init(port: Int) throws {
    #if canImport(Darwin)
      socket = Foundation.socket(AF_INET, SOCK_STREAM, 0)
    #else
      socket = Foundation.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    #endif
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    address.sin_port = UInt16(port).bigEndian
    let size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let result = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(socket, $0, size) }
    }
    guard result == 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
    var patience = timeval(tv_sec: 10, tv_usec: 0)
    setsockopt(
      socket, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
  }

  deinit { close(socket) }

  func send(_ text: String) async {
    await onQueue { [socket] in
      var rest = Array(text.utf8)[...]
      while !rest.isEmpty {
        let count = rest.withUnsafeBytes { write(socket, $0.baseAddress, $0.count) }
        guard count > 0 else { return }
        rest = rest.dropFirst(count)
      }
    }
  }

  /// Closes the sending side.
  func sendEnd() { shutdown(socket, Int32(SHUT_WR)) }

  /// Receives bytes until the condition is true or the connection ends.
  func receive(
    until isEnough: @escaping @Sendable ([UInt8]) -> Bool = { _ in false }
  ) async -> (bytes: [UInt8], end: End) {
    await onQueue { [socket] in
      var bytes: [UInt8] = []
      var room = [UInt8](repeating: 0, count: 65_536)
      while !isEnough(bytes) {
        let count = room.withUnsafeMutableBytes { read(socket, $0.baseAddress, $0.count) }
        if count < 0 { return (bytes, errno == ECONNRESET ? .reset : .open) }
        if count == 0 { return (bytes, .closed) }
        bytes += room[..<count]
      }
      return (bytes, .open)
    }
  }

  private func onQueue<Value: Sendable>(_ work: @escaping @Sendable () -> Value) async -> Value {
    await withCheckedContinuation { continuation in
      queue.async { continuation.resume(returning: work()) }
    }
  }
}
