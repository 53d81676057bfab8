import PQTerminalTesting
import PQTestSupport
import Testing

/// `\q` on a terminal.
@Suite(.ownThread, .timeLimit(.minutes(10))) struct QuitCommandTests {
  @Test(arguments: ["\\q\r", "\\q;\r", "\\quit\r", " \\q \r"])
  func quitCommandEndsTheProgram(keys: String) throws {
    let shell = try ShellRig()
    shell.terminal.type(keys)
    #expect(try shell.program.end() == 0)
    #expect(shell.terminal.isCooked)
  }
}
