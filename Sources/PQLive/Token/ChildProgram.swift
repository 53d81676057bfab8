import PQSystem

/// A program that runs, and whose output is read. It does not outlive this value.
struct ChildProgram: ~Copyable {
  private var program: StartedProgram
  private let output: Int32

  /// Starts a program, found as a shell would find it. It has no input.
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

  /// The next bytes of its output, none at the end; nil if there is nothing for so long.
  func read(within time: Duration) -> [UInt8]? {
    guard Readiness.canRead(output, within: Int32(time / .milliseconds(1))) else { return nil }
    return [UInt8](unsafeUninitializedCapacity: 4096) { room, count in
      count = max(0, SystemCall.read(output, into: UnsafeMutableRawBufferPointer(room)))
    }
  }

  /// Waits for its end.
  ///
  /// - Returns: its exit status, or 128 and the signal that ended it.
  mutating func wait() -> Int32 { program.wait() }
}
