import CPlatform

/// A program that was started, found as a shell would find it. Sooner or later it is waited for.
package struct StartedProgram: ~Copyable {
  /// Where a stream of it comes from, or goes to.
  package enum Stream {
    /// Where that of this program does.
    case same
    /// Nowhere.
    case nothing
    /// A file that is open here.
    case descriptor(Int32)

    /// The descriptor that the stream is a copy of, as `cplatform_stream` has it; nil if it stays.
    fileprivate var source: Int32? {
      switch self {
      case .same: nil
      case .nothing: -1
      case .descriptor(let descriptor): descriptor
      }
    }
  }

  private let process: pid_t
  private var hasEnded = false

  /// Starts a program. Its signals do what they usually do.
  ///
  /// - Parameters:
  ///   - words: its name, and what is said to it.
  ///   - input: its standard input.
  ///   - output: its standard output.
  package init(
    _ words: [String], input: Stream = .same, output: Stream = .same
  ) throws(SystemError) {
    var process: Int32 = 0
    let streams = zip(0..., [input, output]).compactMap { number, stream in
      stream.source.map { cplatform_stream(number: number, source: $0) }
    }
    let arguments = words.map { strdup($0) } + [nil]
    defer { for argument in arguments { free(argument) } }
    let code = cplatform_spawn(&process, arguments, streams, streams.count)
    guard code == 0 else { throw SystemError(code: code) }
    self.process = process
  }

  deinit { if !hasEnded { _ = Self.wait(process) } }

  /// Waits for its end.
  ///
  /// - Returns: its exit status, or 128 and the signal that ended it.
  package mutating func wait() -> Int32 {
    hasEnded = true
    return Self.wait(process)
  }

  /// Ends it, unless it has ended by itself. It is still to be waited for.
  package func stop() {
    if !hasEnded { kill(process, SIGKILL) }
  }

  private static func wait(_ process: pid_t) -> Int32 {
    var status: Int32 = 0
    _ = SystemCall.uninterrupted { waitpid(process, &status, 0) }
    return status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + status & 0x7F
  }
}
