import Foundation

/// The socket functions that a server on loopback needs.
package enum TCPSocket {
  package struct Failure: Error {
    package let code = errno
  }

  #if canImport(Darwin)
    private static let stream = SOCK_STREAM
  #else
    private static let stream = Int32(SOCK_STREAM.rawValue)
  #endif

  /// Returns a socket that has a free port but does not listen.
  ///
  /// - Throws: `Failure` if there is no such socket.
  package static func notListening() throws -> Int32 {
    let listener = socket(AF_INET, stream, 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let bound = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(listener, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard listener >= 0, bound == 0 else { throw Failure() }
    return listener
  }

  /// Returns a socket that listens on a free port.
  ///
  /// - Throws: `Failure` if there is no such socket.
  package static func listening() throws -> Int32 {
    let listener = try notListening()
    guard listen(listener, 64) == 0 else { throw Failure() }
    return listener
  }

  package static func port(of socket: Int32) -> UInt16 {
    var address = sockaddr_in()
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        _ = getsockname(socket, $0, &size)
      }
    }
    return UInt16(bigEndian: address.sin_port)
  }

  /// Returns the next connection, or `nil` once the listener is closed.
  package static func accepted(by listener: Int32) -> Int32? {
    let connection = uninterrupted { Int(accept(listener, nil, nil)) }
    guard connection >= 0 else { return nil }
    var yes: Int32 = 1
    let size = socklen_t(MemoryLayout<Int32>.size)
    // Each step of a script is sent at once.
    setsockopt(Int32(connection), Int32(IPPROTO_TCP), TCP_NODELAY, &yes, size)
    return Int32(connection)
  }

  package static func close(_ socket: Int32) {
    shutdown(socket, Int32(SHUT_RDWR))
    Foundation.close(socket)
  }

  /// Sends all bytes.
  ///
  /// - Returns: `false` if the other side is gone.
  package static func send(_ bytes: [UInt8], to socket: Int32) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { bytes in
        uninterrupted { write(socket, bytes.baseAddress, bytes.count) }
      }
      guard count > 0 else { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }

  /// Returns the next bytes, or none at the end.
  package static func received(from socket: Int32) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: 1 << 16)
    let count = bytes.withUnsafeMutableBytes { bytes in
      uninterrupted { read(socket, bytes.baseAddress, bytes.count) }
    }
    return Array(bytes.prefix(max(0, count)))
  }
}

/// Repeats a call that a signal interrupts, such as the signal of a child that ends.
private func uninterrupted(_ call: () -> Int) -> Int {
  while true {
    let result = call()
    if result >= 0 || errno != EINTR { return result }
  }
}

/// Reads requests from a connection.
struct RequestReader {
  struct Request {
    let method: String
    let target: String
    let headers: [String: String]
    var body: [UInt8]
  }

  private let socket: Int32
  private var bytes: [UInt8] = []

  init(_ socket: Int32) { self.socket = socket }

  /// Returns the next request, or `nil` if the connection ends before the request is complete.
  mutating func next() -> Request? {
    let mark = Array("\r\n\r\n".utf8)
    while bytes.firstRange(of: mark) == nil {
      guard more() else { return nil }
      // The client begins to encrypt, which this server does not support.
      if bytes[0] == 0x16 { return Request(method: "", target: "", headers: [:], body: []) }
    }
    guard let end = bytes.firstRange(of: mark) else { return nil }
    let lines = String(decoding: bytes[..<end.lowerBound], as: UTF8.self).split(separator: "\r\n")
    bytes.removeSubrange(..<end.upperBound)
    var headers: [String: String] = [:]
    for line in lines.dropFirst() {
      let parts = line.split(separator: ":", maxSplits: 1).map { $0.drop { $0 == " " } }
      if parts.count == 2 { headers[parts[0].lowercased()] = String(parts[1]) }
    }
    let words = lines.first?.split(separator: " ").map { String($0) } ?? []
    guard words.count == 3 else { return nil }
    let length = headers["content-length"].flatMap { Int($0) } ?? 0
    while bytes.count < length { guard more() else { return nil } }
    defer { bytes.removeFirst(length) }
    return Request(
      method: words[0], target: words[1], headers: headers, body: Array(bytes.prefix(length)))
  }

  private mutating func more() -> Bool {
    let next = TCPSocket.received(from: socket)
    bytes += next
    return !next.isEmpty
  }
}
