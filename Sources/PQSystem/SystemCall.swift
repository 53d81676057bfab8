/// Reading and writing what is open: all of it, however often a signal interrupts.
package enum SystemCall {
  /// Makes a call, again for as long as a signal interrupts it.
  ///
  /// - Returns: what it returned; a negative number if `errno` says why it failed.
  package static func uninterrupted<Result: SignedInteger>(_ call: () -> Result) -> Result {
    while true {
      let result = call()
      if result >= 0 || errno != EINTR { return result }
    }
  }

  /// Opens a file. No program that is started has it open as well.
  ///
  /// - Parameters:
  ///   - flags: those of the system, such as `O_RDONLY`.
  ///   - mode: who may do what with a file that is made.
  /// - Returns: the descriptor.
  package static func open(
    _ path: FilePath, _ flags: Int32, mode: mode_t = 0o600
  ) throws(SystemError) -> Int32 {
    try path.withCString { path throws(SystemError) in
      try SystemError.checked { openFile(path, flags | O_CLOEXEC, mode) }
    }
  }

  /// Reads what is there, once; a signal may interrupt it.
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
    return uninterrupted { read(descriptor, &byte) } == 1 ? byte[0] : nil
  }

  /// Reads what is there, or waits for it.
  ///
  /// - Returns: at most a number of bytes; none at the end.
  package static func readSome(
    _ descriptor: Int32, upTo count: Int
  ) throws(SystemError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    let found = try SystemError.checked { read(descriptor, &bytes) }
    return Array(bytes.prefix(found))
  }

  /// Reads bytes of a file from a place on.
  ///
  /// - Parameter offset: the place, in bytes from the start of the file.
  /// - Returns: false if the file ends before the room is full.
  package static func fill(
    _ room: UnsafeMutableRawBufferPointer, from descriptor: Int32, at offset: Int
  ) throws(SystemError) -> Bool {
    var done = 0
    while done < room.count {
      let rest = UnsafeMutableRawBufferPointer(rebasing: room[done...])
      let count = try SystemError.checked {
        pread(descriptor, rest.baseAddress, rest.count, off_t(offset + done))
      }
      if count == 0 { return false }
      done += count
    }
    return true
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
      if count < 0, canRetry(descriptor, POLLIN, waits: waits) { continue }
      guard count > 0 else { throw .last }
      bytes += chunk[..<count]
    }
    return bytes
  }

  /// Writes all bytes.
  ///
  /// - Parameters:
  ///   - offset: the place in the file, in bytes from its start; nil for where it was left.
  ///   - waits: whether to wait for what says that it has no room yet.
  package static func writeAll(
    _ descriptor: Int32, _ bytes: [UInt8], at offset: Int? = nil, waits: Bool = true
  ) throws(SystemError) {
    try takeAll(bytes) { rest throws(SystemError) in
      while true {
        let count = writeBytes(descriptor, rest, offset.map { $0 + bytes.count - rest.count })
        if count >= 0 { return count }
        guard canRetry(descriptor, POLLOUT, waits: waits) else { throw .last }
      }
    }
  }

  /// Hands bytes to a function until it has taken all of them.
  ///
  /// - Parameter take: takes some of the bytes; returns their number. That it takes none is an error,
  ///   because it would never come to an end.
  static func takeAll(
    _ bytes: [UInt8], _ take: (UnsafeRawBufferPointer) throws(SystemError) -> Int
  ) throws(SystemError) {
    var start = 0
    while start < bytes.count {
      let count = try bytes[start...].withUnsafeBufferPointer { rest throws(SystemError) in
        try take(UnsafeRawBufferPointer(rest))
      }
      guard count > 0 else { throw SystemError(reason: "no more bytes are taken") }
      start += count
    }
  }

  /// Whether a call that has just failed is worth another try, if need be after a wait.
  private static func canRetry(_ descriptor: Int32, _ event: Int32, waits: Bool) -> Bool {
    if errno == EINTR {
      if waits { Foreground.wait(for: descriptor) }
      return true
    }
    // Somebody else who has the terminal open may have set it not to block.
    guard waits, errno == EAGAIN else { return false }
    var request = pollfd(fd: descriptor, events: Int16(event), revents: 0)
    return uninterrupted { poll(&request, 1, -1) } > 0
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

// The system's functions, which those above have the names of.

private func openFile(_ path: UnsafePointer<CChar>, _ flags: Int32, _ mode: mode_t) -> Int32 {
  open(path, flags, mode)
}

private func readBytes(_ descriptor: Int32, _ bytes: UnsafeMutableRawPointer?, _ count: Int) -> Int
{
  read(descriptor, bytes, count)
}

private func writeBytes(
  _ descriptor: Int32, _ bytes: UnsafeRawBufferPointer, _ offset: Int?
) -> Int {
  offset.map { pwrite(descriptor, bytes.baseAddress, bytes.count, off_t($0)) }
    ?? write(descriptor, bytes.baseAddress, bytes.count)
}
