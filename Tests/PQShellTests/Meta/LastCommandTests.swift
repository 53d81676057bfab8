import PQTestSupport
import Testing

/// `\last` on a terminal.
@Suite(.ownThread, .timeLimit(.minutes(10))) struct LastCommandTests {
  @Test func theResultsAgainInAnotherFormat() throws {
    let shell = try ShellRig(rows: 60)
    try shell.type("SELECT http LAST 1h; SELECT p2p LAST 1h;\r", until: "11.4")
    try shell.expectPrompt()
    // A wrong text has no result, and does not replace the last one.
    try shell.type("SELECT htpp LAST 1h;\r", until: "try: http")
    try shell.expectPrompt()
    try shell.type("\\last csv\r", until: "\"http\"\n16141232912728\n\n\"p2p\"\n11410437085036")
    try shell.expectPrompt()
    try shell.type("\\last\r", until: "\n    11.4\ndemo>")
  }

  @Test func invalidArgumentsAreReported() throws {
    let shell = try ShellRig()
    try shell.type("\\last\r", until: "there is no result yet; run a query first")
    try shell.type("\\last jsn\r", until: "there is no format jsn; try json")
    try shell.type("\\last json now\r", until: "write \\last [FORMAT]: ")
  }
}
