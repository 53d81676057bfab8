import PQSystem

/// A running program whose output is read. It is killed with the end of this value.
struct ChildProgram: ~Copyable {
  private var program: StartedProgram
  private let output: Int32

  /// Starts a program without input, found through `PATH`.
  ///
  /// - Throws: `TokenFailure.noProgram` if it cannot be started.
  init(_ words: [String]) throws(TokenFailure) {
    guard let ends = PipeEnds() else {
      throw .noProgram(words[0], reason: SystemError.last.reason)
    }
    defer { close(ends.target) }
    do throws(SystemError) {
      program = try StartedProgram(words, input: .nothing, output: .descriptor(ends.target))
    } catch {
      close(ends.source)
      throw .noProgram(words[0], reason: error.reason)
    }
    output = ends.source
  }

  deinit {
    close(output)
    program.stop()
  }

  /// Returns the next bytes of the program's output: none at its end, `nil` if none arrive within a
  /// time.
  func read(within time: Duration) -> [UInt8]? {
    guard Readiness.canRead(output, within: Int32(time / .milliseconds(1))) else { return nil }
    return [UInt8](unsafeUninitializedCapacity: 4096) { room, count in
      count = max(0, SystemCall.read(output, into: UnsafeMutableRawBufferPointer(room)))
    }
  }

  /// Waits for the end of the program.
  ///
  /// - Returns: the exit status, or 128 plus the number of the signal that ended the program.
  mutating func wait() -> Int32 { program.wait() }
}
