/// Reading and writing what is open: all of it, however often a signal interrupts.
package enum SystemCall {
  /// Reads what is there, once.
  ///
  /// - Returns: the number of bytes; 0 at the end, -1 if `errno` says why not.
  package static func read(_ descriptor: Int32, into room: UnsafeMutableRawBufferPointer) -> Int {
    readBytes(descriptor, room.baseAddress, room.count)
  }

  /// The same, into an array that has room for so many as it has.
  package static func read(_ descriptor: Int32, _ bytes: inout [UInt8]) -> Int {
    bytes.withUnsafeMutableBytes { read(descriptor, into: $0) }
  }

  /// Reads one byte; nil at the end.
  package static func readByte(_ descriptor: Int32) -> UInt8? {
    var byte: [UInt8] = [0]
    while true {
      let count = read(descriptor, &byte)
      if count < 0, errno == EINTR { continue }
      return count == 1 ? byte[0] : nil
    }
  }

  /// Reads up to the end, or until there are more bytes than a limit.
  ///
  /// - Parameter waits: whether to wait for what says that it has nothing yet.
  package static func readAll(
    _ descriptor: Int32, upTo limit: Int = .max, waits: Bool = true
  ) throws(SystemError) -> [UInt8] {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while bytes.count <= limit {
      let count = read(descriptor, &chunk)
      if count == 0 { break }
      if count < 0, waits ? canRetry(descriptor, POLLIN) : errno == EINTR { continue }
      guard count > 0 else { throw .last }
      bytes += chunk[..<count]
    }
    return bytes
  }

  /// Writes all bytes.
  package static func writeAll(_ descriptor: Int32, _ bytes: [UInt8]) throws(SystemError) {
    var start = 0
    while start < bytes.count {
      let count = bytes[start...].withUnsafeBytes {
        writeBytes(descriptor, $0.baseAddress, $0.count)
      }
      if count < 0, canRetry(descriptor, POLLOUT) { continue }
      guard count >= 0 else { throw .last }
      start += count
    }
  }

  /// Whether a call that has just failed is worth another try, if need be after a wait.
  private static func canRetry(_ descriptor: Int32, _ event: Int32) -> Bool {
    if errno == EINTR {
      Foreground.wait(for: descriptor)
      return true
    }
    // Somebody else who has the terminal open may have set it not to block.
    guard errno == EAGAIN else { return false }
    var request = pollfd(fd: descriptor, events: Int16(event), revents: 0)
    return poll(&request, 1, -1) > 0 || errno == EINTR
  }

  /// A pipe that handlers of signals can write into, because they never wait; nil if there is none.
  package static func openPipe() -> PipeEnds? {
    guard let ends = PipeEnds() else { return nil }
    _ = fcntl(ends.target, F_SETFL, O_NONBLOCK)
    return ends
  }

  /// Closes it. What a type calls so may have another meaning.
  package static func shut(_ descriptor: Int32) { _ = close(descriptor) }
}

private func readBytes(_ descriptor: Int32, _ bytes: UnsafeMutableRawPointer?, _ count: Int) -> Int
{
  read(descriptor, bytes, count)
}

private func writeBytes(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
  write(descriptor, bytes, count)
}
