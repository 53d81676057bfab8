import PQSystem

/// The reader of an output has gone away.
package struct ClosedPipe: Error {
  package init() {}
}

/// Standard input, output or error.
package enum StandardStream: Int32 {
  case input = 0
  case output = 1
  case error = 2

  /// Sees to it that no file gets the number of a stream that is closed, and what is meant for it.
  package static func reserve() {
    for stream in [input, output, error] where fcntl(stream.rawValue, F_GETFD) < 0 {
      // In the wrong direction, so that the stream cannot be used.
      _ = open("/dev/null", stream == .input ? O_WRONLY : O_RDONLY)
    }
  }

  /// Whether a person sits at the other end.
  package var isTerminal: Bool { Terminal.isOne(rawValue) }

  /// Whether the reader at the other end of a pipe has gone away, so that nothing written arrives.
  var hasNoReader: Bool {
    !isTerminal && Readiness.hasNoReader(rawValue)
  }

  /// Writes all bytes.
  package func write(_ bytes: [UInt8]) throws {
    do throws(SystemError) {
      try SystemCall.writeAll(rawValue, bytes)
    } catch {
      if error.code == EPIPE { throw ClosedPipe() }
      let name = self == .output ? "standard output" : "standard error"
      throw CommandFailure.usage("cannot write \(name): \(error.reason)")
    }
  }

  /// Writes a line beside the results. If even that fails there is nobody left to tell.
  package func note(_ line: String) { try? write(Array((line + "\n").utf8)) }
}
