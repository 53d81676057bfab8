/// Reads and writes open files completely, even if signals interrupt the calls.
package enum SystemCall {
  /// Makes a call, and repeats it while a signal interrupts it.
  ///
  /// - Returns: the result of the call; negative if it failed with the reason in `errno`.
  package static func uninterrupted<Result: SignedInteger>(_ call: () -> Result) -> Result {
    while true {
      let result = call()
      if result >= 0 || errno != EINTR { return result }
    }
  }

  /// Opens a file. Started programs do not inherit it.
  ///
  /// - Parameters:
  ///   - flags: the system's flags, such as `O_RDONLY`.
  ///   - mode: the permissions of a file that is created.
  /// - Returns: the descriptor.
  /// - Throws: `SystemError` if the file cannot be opened.
  package static func open(
    _ path: FilePath, _ flags: Int32, mode: mode_t = 0o600
  ) throws(SystemError) -> Int32 {
    try path.withCString { path throws(SystemError) in
      try SystemError.checked { openFile(path, flags | O_CLOEXEC, mode) }
    }
  }

  /// Reads bytes with one call, which a signal may interrupt.
  ///
  /// - Returns: the number of bytes; 0 at the end; -1 after an error, with the reason in `errno`.
  package static func read(_ descriptor: Int32, into room: UnsafeMutableRawBufferPointer) -> Int {
    readBytes(descriptor, room.baseAddress, room.count)
  }

  /// Reads bytes with one call, at most as many as the array has elements.
  ///
  /// - Returns: the same as `read(_:into:)`.
  package static func read(_ descriptor: Int32, _ bytes: inout [UInt8]) -> Int {
    bytes.withUnsafeMutableBytes { read(descriptor, into: $0) }
  }

  /// Reads one byte; returns `nil` at the end and after an error.
  package static func readByte(_ descriptor: Int32) -> UInt8? {
    var byte: [UInt8] = [0]
    return uninterrupted { read(descriptor, &byte) } == 1 ? byte[0] : nil
  }

  /// Reads the bytes that are available, and waits if there are none.
  ///
  /// - Returns: at most `count` bytes; an empty array at the end.
  package static func readSome(
    _ descriptor: Int32, upTo count: Int
  ) throws(SystemError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    let found = try SystemError.checked { read(descriptor, &bytes) }
    return Array(bytes.prefix(found))
  }

  /// Reads bytes from an offset in a file until the buffer is full.
  ///
  /// - Parameter offset: the offset from the start of the file, in bytes.
  /// - Returns: false if the file ends before the buffer is full.
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

  /// Reads to the end, or until there are more than `limit` bytes. The result can be up to 65,536
  /// bytes larger than the limit.
  ///
  /// - Parameter waits: true to wait if a nonblocking descriptor has no bytes yet; false to throw
  ///   an error then.
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
  ///   - offset: the offset from the start of the file, in bytes; `nil` for the current position.
  ///   - waits: true to wait if a nonblocking descriptor has no space yet; false to throw an error
  ///     then.
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

  /// Passes bytes to a closure until it has taken all of them.
  ///
  /// - Parameter take: takes some of the bytes, and returns their number. Zero is an error, because
  ///   the loop would never end.
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

  /// Returns true if a failed call should be repeated. It waits first if necessary.
  private static func canRetry(_ descriptor: Int32, _ event: Int32, waits: Bool) -> Bool {
    if errno == EINTR {
      if waits { Foreground.wait(for: descriptor) }
      return true
    }
    // Another process that has the terminal open may have made it nonblocking.
    guard waits, errno == EAGAIN else { return false }
    var request = pollfd(fd: descriptor, events: Int16(event), revents: 0)
    return uninterrupted { poll(&request, 1, -1) } > 0
  }

  /// Returns a pipe that signal handlers can write to, because a write never blocks; `nil` if the
  /// system cannot create a pipe.
  package static func openPipe() -> PipeEnds? {
    guard let ends = PipeEnds() else { return nil }
    _ = fcntl(ends.target, F_SETFL, O_NONBLOCK)
    return ends
  }

  /// Closes a descriptor. It is for types with a `close` method of their own.
  package static func closeDescriptor(_ descriptor: Int32) { _ = close(descriptor) }
}

// The functions of the system that have the same names as methods above.

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

/// The two ends of a pipe. Started programs do not inherit them.
package struct PipeEnds {
  /// The descriptor for reading.
  package let source: Int32
  /// The descriptor for writing.
  package let target: Int32

  /// Creates a pipe; `nil` if the system cannot create one, with the reason in `errno`.
  package init?() {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return nil }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    (source, target) = (ends[0], ends[1])
  }
}

/// An error of a call of the operating system.
package struct SystemError: Error, Hashable {
  /// The number of the error, as in `errno`; 0 for an error of this program.
  package let code: Int32
  /// The text of the error. It comes from the operating system if `code` is not 0.
  package let reason: String

  /// Creates an error with a number of the operating system.
  package init(code: Int32) {
    self.code = code
    reason = String(cString: strerror(code))
  }

  /// Creates an error for which the operating system has no number.
  package init(reason: String) {
    code = 0
    self.reason = reason
  }

  /// The error of the last failed call.
  package static var last: SystemError { SystemError(code: errno) }

  /// Makes a call, and repeats it while a signal interrupts it.
  ///
  /// - Returns: the result of the call, which is not negative.
  /// - Throws: `SystemError` if the result is negative.
  @discardableResult
  package static func checked<Result: SignedInteger>(
    _ call: () -> Result
  ) throws(SystemError) -> Result {
    let result = SystemCall.uninterrupted(call)
    guard result >= 0 else { throw .last }
    return result
  }
}

/// An error of reading or writing a file or a stream that the user knows by name.
package struct FileError: Error, Equatable {
  /// One sentence without a period, such as `cannot write x.csv: Permission denied`.
  package let message: String

  /// The error of reading a file.
  package static func reading(_ name: some CustomStringConvertible, _ error: SystemError)
    -> FileError
  {
    FileError(message: "cannot read \(name): \(error.reason)")
  }

  /// The error of writing a file.
  package static func writing(_ name: some CustomStringConvertible, _ error: SystemError)
    -> FileError
  {
    FileError(message: "cannot write \(name): \(error.reason)")
  }
}
