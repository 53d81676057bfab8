/// Calls of the operating system whose names a type may have for something of its own.
package enum SystemCall {
  package static func read(_ descriptor: Int32, _ bytes: inout [UInt8]) -> Int {
    bytes.withUnsafeMutableBytes { readBytes(descriptor, $0.baseAddress, $0.count) }
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

  /// All that can be read; nil if something goes wrong on the way.
  package static func readAll(_ descriptor: Int32) -> [UInt8]? {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = read(descriptor, &chunk)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { return nil }
      if count == 0 { return bytes }
      bytes += chunk[..<count]
    }
  }

  /// Writes some of the bytes; returns how many.
  package static func write(_ descriptor: Int32, _ bytes: ArraySlice<UInt8>) -> Int {
    bytes.withUnsafeBytes { writeBytes(descriptor, $0.baseAddress, $0.count) }
  }

  /// Writes all bytes; says whether it could.
  package static func writeAll(_ descriptor: Int32, _ bytes: [UInt8]) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = write(descriptor, rest)
      if count < 0, canRetry(descriptor, POLLOUT) { continue }
      guard count > 0 else { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }

  /// Whether a call that has just failed is worth another try, if need be after a wait.
  package static func canRetry(_ descriptor: Int32, _ event: Int32) -> Bool {
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
  package static func openPipe() -> (source: Int32, target: Int32)? {
    guard let ends = PipeEnds() else { return nil }
    _ = fcntl(ends.target, F_SETFL, O_NONBLOCK)
    return (ends.source, ends.target)
  }

  package static func shut(_ descriptor: Int32) { _ = close(descriptor) }
}

private func readBytes(_ descriptor: Int32, _ bytes: UnsafeMutableRawPointer?, _ count: Int) -> Int
{
  read(descriptor, bytes, count)
}

private func writeBytes(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
  write(descriptor, bytes, count)
}
