import CPlatform

/// A program that was started as a child process. The program is found through `PATH`. When this value
/// is destroyed, it waits for the end of the program.
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
  ///   - input: the standard input of the program.
  ///   - output: the standard output of the program.
  ///   - errors: the standard error of the program.
  /// - Throws: `SystemError` if the program cannot be started.
  package init(
    _ words: [String], input: Stream = .same, output: Stream = .same, errors: Stream = .same
  ) throws(SystemError) {
    var process: Int32 = 0
    let streams = zip(0..., [input, output, errors]).compactMap { number, stream in
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

  /// Kills the program, unless `wait()` was called. The end of the program must still be waited for.
  package func stop() {
    if !hasEnded { kill(process, SIGKILL) }
  }

  private static func wait(_ process: pid_t) -> Int32 {
    var status: Int32 = 0
    _ = SystemCall.uninterrupted { waitpid(process, &status, 0) }
    return status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + status & 0x7F
  }
}

/// A program that takes over the terminal, such as an editor or a pager. It gets the keys and signals
/// of the user until it ends. During this time, nothing else may read the terminal.
package struct ForegroundProgram: ~Copyable {
  /// The name of the program.
  package let name: String
  private var program: StartedProgram
  /// The modes of the terminal before the start; `nil` if the standard input is not a terminal.
  private let modes: TerminalModes?

  /// Starts a program without a shell. The program is found through `PATH`.
  ///
  /// - Parameters:
  ///   - words: the name of the program and its arguments.
  ///   - input: an open descriptor for its standard input; `nil` for the standard input of this
  ///     process.
  /// - Throws: `SystemError` if there is no name, or if the program cannot be started.
  package init(_ words: [String], input: Int32? = nil) throws(SystemError) {
    guard let name = words.first else { throw SystemError(reason: "it has no name") }
    let modes = TerminalModes(of: 0)
    program = try StartedProgram(words, input: input.map { .descriptor($0) } ?? .same)
    self.name = name
    self.modes = modes
  }

  /// Waits for the end of the program, and restores the modes of the terminal.
  ///
  /// - Returns: the exit status, or 128 plus the number of the signal that ended the program.
  package mutating func wait() -> Int32 {
    let status = program.wait()
    // The threads of the pool block signals. The system does not prevent such a thread from changing
    // the modes of a terminal that belongs to another job.
    if !Foreground.isLost(0) { modes?.set(0) }
    return status
  }
}
