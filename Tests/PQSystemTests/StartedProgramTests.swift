import Foundation
import Testing

@testable import PQSystem

/// Starting programs and waiting for their end.
@Suite struct StartedProgramTests {
  @Test(arguments: [("exit 0", 0), ("exit 7", 7), ("kill -TERM $$", 128 + SIGTERM)])
  func statusIsThatOfTheProgram(script: String, status: Int32) throws {
    var program = try StartedProgram(["sh", "-c", script])
    #expect(program.wait() == status)
  }

  @Test func inputAndOutputAreConnected() throws {
    let (input, output) = (Pipe(), Pipe())
    // Without this flag the program would inherit the writing end and never see the end of its
    // input.
    _ = fcntl(input.fileHandleForWriting.fileDescriptor, F_SETFD, FD_CLOEXEC)
    var program = try StartedProgram(
      ["cat"], input: .descriptor(input.fileHandleForReading.fileDescriptor),
      output: .descriptor(output.fileHandleForWriting.fileDescriptor))
    try input.fileHandleForWriting.write(contentsOf: Data("a b".utf8))
    try input.fileHandleForWriting.close()
    try output.fileHandleForWriting.close()
    #expect(try output.fileHandleForReading.readToEnd() == Data("a b".utf8))
    #expect(program.wait() == 0)
  }

  /// A signal that this process ignores has its default handling in the program.
  @Test func programsHaveTheDefaultSignals() throws {
    signal(SIGPIPE, SIG_IGN)
    var program = try StartedProgram(["sh", "-c", "kill -PIPE $$; exit 0"])
    #expect(program.wait() == 128 + SIGPIPE)
  }

  @Test func stopKillsTheProgram() throws {
    var program = try StartedProgram(["sleep", "1000"], input: .nothing, output: .nothing)
    program.stop()
    #expect(program.wait() == 128 + SIGKILL)
    program.stop()
  }

  @Test func aProgramThatIsNotThere() {
    do throws(SystemError) {
      var program = try StartedProgram(["/no/such-program"])
      Issue.record("it ended with \(program.wait())")
    } catch {
      #expect(error.reason == "No such file or directory")
    }
  }
}
