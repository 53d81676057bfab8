/// A pager that reads what is written for it.
struct PagerProcess: ~Copyable {
  private var program: ForegroundProgram
  private var target: Int32

  init(_ choice: PagerChoice) throws(SystemFailure) {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { throw .last }
    // A pager that had the other end as well would wait for itself.
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    defer { close(ends[0]) }
    do throws(SystemFailure) {
      program = try ForegroundProgram(choice.words, input: ends[0])
    } catch {
      close(ends[1])
      throw error
    }
    target = ends[1]
  }

  deinit { if target >= 0 { close(target) } }

  /// Hands on what is to be read. It waits for as long as the reader does not turn the page.
  func write(_ lines: [UInt8]) throws(SystemFailure) { try Descriptor.write(lines, to: target) }

  /// Waits until the reader has seen enough.
  ///
  /// - Returns: the pager's exit status, or 128 and the signal that ended it.
  mutating func wait() -> Int32 {
    close(target)
    target = -1
    return program.wait()
  }
}
