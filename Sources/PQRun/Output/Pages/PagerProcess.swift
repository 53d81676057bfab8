import PQSystem

/// A running pager program that reads from a pipe.
struct PagerProcess: ~Copyable {
  private var program: ForegroundProgram
  private var target: Int32

  init(_ choice: PagerChoice) throws(SystemError) {
    // The pager must not inherit the writing end, or it would never see the end of its input.
    guard let ends = PipeEnds() else { throw .last }
    defer { close(ends.source) }
    do throws(SystemError) {
      program = try ForegroundProgram(choice.words, input: ends.source)
    } catch {
      close(ends.target)
      throw error
    }
    target = ends.target
  }

  deinit { if target >= 0 { close(target) } }

  /// Writes lines to the pager. Blocks while the user does not scroll on.
  func write(_ lines: [UInt8]) throws(SystemError) { try SystemCall.writeAll(target, lines) }

  /// Closes the pipe and waits until the user leaves the pager.
  ///
  /// - Returns: The pager's exit status, or 128 plus the number of the signal that ended it.
  mutating func wait() -> Int32 {
    close(target)
    target = -1
    return program.wait()
  }
}
