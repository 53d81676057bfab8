import PQSystem

/// A pager that reads what is written for it.
struct PagerProcess: ~Copyable {
  private var program: ForegroundProgram
  private var target: Int32

  init(_ choice: PagerChoice) throws(SystemError) {
    // A pager that had the other end as well would wait for itself.
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

  /// Hands on what is to be read. It waits for as long as the reader does not turn the page.
  func write(_ lines: [UInt8]) throws(SystemError) { try SystemCall.writeAll(target, lines) }

  /// Waits until the reader has seen enough.
  ///
  /// - Returns: the pager's exit status, or 128 and the signal that ended it.
  mutating func wait() -> Int32 {
    close(target)
    target = -1
    return program.wait()
  }
}
