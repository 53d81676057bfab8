/// A program that takes the terminal, such as an editor or a pager: it has the keys and the signals
/// of the user until it ends. Nothing else must read the terminal meanwhile.
package struct ForegroundProgram: ~Copyable {
  /// What it is called.
  package let name: String
  private var program: StartedProgram
  /// How the terminal was before; nil if there is none.
  private let modes: TerminalModes?

  /// Starts a program, found as a shell would find it; no shell has a part in it.
  ///
  /// - Parameters:
  ///   - words: its name, and what is said to it.
  ///   - input: its standard input, open here; nil for the terminal's.
  package init(_ words: [String], input: Int32? = nil) throws(SystemError) {
    guard let name = words.first else { throw SystemError(reason: "it has no name") }
    let modes = TerminalModes(of: 0)
    program = try StartedProgram(words, input: input.map { .descriptor($0) } ?? .same)
    self.name = name
    self.modes = modes
  }

  /// Waits for its end, and gives the terminal the modes back that it had before.
  ///
  /// - Returns: its exit status, or 128 and the signal that ended it.
  package mutating func wait() -> Int32 {
    let status = program.wait()
    // Threads of a pool could change the modes of another job's terminal.
    if !Foreground.isLost(0) { modes?.set(0) }
    return status
  }
}
