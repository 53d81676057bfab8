/// A program that takes over the terminal, such as an editor or a pager. It gets the keys and
/// signals of the user until it ends. Nothing else may read the terminal meanwhile.
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
  ///   - input: an open descriptor for its standard input; `nil` for that of this process.
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
    // The system does not stop a thread that blocks signals, as those of the pool do, from changing
    // the modes of another job's terminal.
    if !Foreground.isLost(0) { modes?.set(0) }
    return status
  }
}
