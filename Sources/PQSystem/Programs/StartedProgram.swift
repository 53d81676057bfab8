import CPlatform

/// A program that was started as a child process. It is found through `PATH`. The end of this value
/// waits for its end.
package struct StartedProgram: ~Copyable {
  /// The source or target of a standard stream of the program.
  package enum Stream {
    /// The stream of this process.
    case same
    /// No stream: `/dev/null`.
    case nothing
    /// An open descriptor of this process.
    case descriptor(Int32)

    /// The descriptor for `cplatform_stream`; `nil` if the stream is inherited.
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

  /// Starts a program with the default handling of signals.
  ///
  /// - Parameters:
  ///   - words: the name of the program and its arguments.
  ///   - input: its standard input.
  ///   - output: its standard output.
  /// - Throws: `SystemError` if it cannot be started.
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

  /// Waits for the end of the program.
  ///
  /// - Returns: the exit status, or 128 plus the number of the signal that ended the program.
  package mutating func wait() -> Int32 {
    hasEnded = true
    return Self.wait(process)
  }

  /// Kills the program, unless it was waited for. It still has to be waited for afterwards.
  package func stop() {
    if !hasEnded { kill(process, SIGKILL) }
  }

  private static func wait(_ process: pid_t) -> Int32 {
    var status: Int32 = 0
    _ = SystemCall.uninterrupted { waitpid(process, &status, 0) }
    return status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + status & 0x7F
  }
}
