/// The reader of an output has gone away.
struct ClosedPipe: Error {}

/// Standard input, output or error.
enum StandardStream: Int32 {
  case input = 0
  case output = 1
  case error = 2

  /// Whether a person sits at the other end.
  var isTerminal: Bool { isatty(rawValue) == 1 }

  /// How many columns the terminal has; nil if it does not tell.
  var width: Int? {
    var size = winsize()
    guard ioctl(rawValue, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return Int(size.ws_col)
  }

  /// Writes all bytes.
  func write(_ bytes: [UInt8]) throws {
    do throws(SystemFailure) {
      try Descriptor.write(bytes, to: rawValue)
    } catch {
      if error.code == EPIPE { throw ClosedPipe() }
      let name = self == .output ? "standard output" : "standard error"
      throw CommandFailure.usage("cannot write \(name): \(error.reason)")
    }
  }

  /// Writes a line beside the results. If even that fails there is nobody left to tell.
  func note(_ line: String) { try? write(Array((line + "\n").utf8)) }
}

/// Writing to a file descriptor.
enum Descriptor {
  static func write(_ bytes: [UInt8], to descriptor: Int32) throws(SystemFailure) {
    var start = 0
    while start < bytes.count {
      let count = bytes[start...].withUnsafeBytes { buffer in
        #if canImport(Glibc)
          Glibc.write(descriptor, buffer.baseAddress, buffer.count)
        #elseif canImport(Musl)
          Musl.write(descriptor, buffer.baseAddress, buffer.count)
        #else
          Darwin.write(descriptor, buffer.baseAddress, buffer.count)
        #endif
      }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw .last }
      start += count
    }
  }
}
