/// The error of writing to a pipe whose reader is gone.
package struct ClosedPipe: Error {
  package init() {}
}

/// Standard input, output or error. The raw value is the file descriptor.
package enum StandardStream: Int32 {
  case input = 0
  case output = 1
  case error = 2

  /// Opens a placeholder for each closed stream, so that no other file gets its descriptor.
  package static func reserve() {
    for stream in [input, output, error] where fcntl(stream.rawValue, F_GETFD) < 0 {
      // Opened in the wrong direction, so that using the stream is an error.
      _ = open("/dev/null", stream == .input ? O_WRONLY : O_RDONLY)
    }
  }

  /// True if the stream is a terminal.
  package var isTerminal: Bool { Terminal.isOne(rawValue) }

  /// True if the stream is a pipe whose reader is gone.
  package var hasNoReader: Bool {
    !isTerminal && Readiness.hasNoReader(rawValue)
  }

  /// Writes all bytes.
  ///
  /// - Throws: `ClosedPipe` if the reader is gone; `FileError` if the write fails.
  package func write(_ bytes: [UInt8]) throws {
    do throws(SystemError) {
      try SystemCall.writeAll(rawValue, bytes)
    } catch {
      if error.code == EPIPE { throw ClosedPipe() }
      let name = self == .output ? "standard output" : "standard error"
      throw FileError.writing(name, error)
    }
  }

  /// Writes a line and ignores errors, because there is no other place to report them.
  package func note(_ line: String) { try? write(Array((line + "\n").utf8)) }
}

extension StandardStream {
  /// The size of the terminal; `nil` if it is unknown.
  package var size: TerminalSize? {
    TerminalSize(of: rawValue).flatMap { $0.isKnown ? $0 : nil }
  }

  /// The width of the terminal in columns; `nil` if it is unknown.
  package var width: Int? {
    TerminalSize(of: rawValue).flatMap { $0.columns > 0 ? $0.columns : nil }
  }
}
