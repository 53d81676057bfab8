import Foundation
import PQTerminalTesting
import PQTestSupport
import Testing

/// `\o` on a terminal.
@Suite(.ownThread, .timeLimit(.minutes(10))) struct OutputFileCommandTests {
  private func text(_ shell: ShellRig, _ name: String) -> String? {
    try? String(contentsOf: shell.home.appending(path: name), encoding: .utf8)
  }

  @Test func resultsGoToTheFileInOnePieceWhenItEnds() throws {
    let shell = try ShellRig(columns: 160)
    try shell.type("\\o ~/mine.csv\r", until: "results go to \(shell.home.path)/mine.csv")
    try shell.type("SELECT http LAST 1h;\r", until: "1 row from 1 request")
    // Other output stays on the screen.
    try shell.type("\\d metrics\r", until: "rebuffered")
    try shell.expectPrompt()
    #expect(!shell.screen.text.contains("16141232912728"))
    #expect(text(shell, "mine.csv") == nil)
    try shell.type("\\o\r", until: "mine.csv is written\nresults go to the screen")
    #expect(text(shell, "mine.csv") == "\"http\"\n16141232912728\n")
    try shell.type("SELECT http LAST 1h;\r", until: "16.1")
  }

  #if os(Linux)
    @Test func incompleteFilesAreReported() throws {
      let shell = try ShellRig(columns: 160)
      try shell.type("\\o /dev/full\r", until: "results go to /dev/full")
      try shell.type("SELECT http LAST 1h;\r", until: "No space left on device")
      try shell.type("\\o\r", until: "/dev/full is not written, because not all results")
      try shell.type("\\o\r", until: "results go to the screen")
    }
  #endif

  @Test func leavingWritesIt() throws {
    let shell = try ShellRig()
    try shell.type("\\format jsonl\r\\o ~/mine.csv\r", until: "results go to /")
    try shell.type("SELECT http LAST 1h;\r", until: "1 row from 1 request")
    try shell.expectPrompt()
    shell.terminal.type("\u{4}")
    #expect(try shell.program.end() == 0)
    #expect(text(shell, "mine.csv") == "{\"http\":16141232912728}\n")
  }

  /// A second result is refused before any request is sent, and the file has the first one.
  @Test func aFormatForMachinesTakesOneResult() throws {
    let shell = try ShellRig(columns: 160)
    try shell.type("\\o ~/mine.csv\r", until: "results go to \(shell.home.path)/mine.csv")
    try shell.type("SELECT http LAST 1h;\r", until: "1 row from 1 request")
    try shell.expectPrompt()
    try shell.type(
      "SELECT p2p LAST 1h;\r", until: "mine.csv takes one result as csv, and there are 2")
    try shell.expectPrompt()
    // Two results at once are refused too, for an empty file.
    try shell.type("\\o ~/two.csv\r", until: "mine.csv is written")
    try shell.type(
      "SELECT http LAST 1h; SELECT p2p LAST 1h;\r", until: "two.csv takes one result as csv")
    try shell.expectPrompt()
    #expect(shell.screen.text.matches(of: /1 row from 1 request/).count == 1)
    #expect(text(shell, "mine.csv") == "\"http\"\n16141232912728\n")
  }

  /// An existing file is not replaced by a partial answer.
  @Test func anAnswerInPartGoesBesideIt() throws {
    let server = try SlowServer(quick: .max, refused: 3)
    let home = TemporaryFolder()
    try home.write("former\n", to: "mine.csv")
    let shell = try ShellRig(
      server.arguments, environment: SlowServer.environment, columns: 160, home: home,
      prompt: server.prompt)
    try shell.type("\\o ~/mine.csv\r", until: "results go to \(shell.home.path)/mine.csv")
    try shell.type("SELECT http LAST 2d EVERY 5m;\r", until: "from 8 requests")
    try shell.expectPrompt(server.prompt)
    try shell.type(
      "\\o\r", until: "an answer in part is written to \(shell.home.path)/mine.partial")
    #expect(text(shell, "mine.csv") == "former\n")
    let partial = try #require(text(shell, "mine.partial.csv"))
    #expect(
      partial.hasPrefix("\"timestamp\",\"state\",\"http\"\n") && partial.contains("\"missing\""))
    // The next answer is complete, and deletes the partial file.
    try shell.type("\\o ~/mine.csv\r", until: "results go to \(shell.home.path)/mine.csv")
    try shell.type("SELECT http LAST 5m EVERY 5m;\r", until: "1 row from 1 request")
    try shell.type("\\o\r", until: "mine.csv is written")
    #expect(text(shell, "mine.csv")?.hasSuffix(",1\n") == true)
    #expect(text(shell, "mine.partial.csv") == nil)
  }

  @Test func oneFileAfterAnother() throws {
    let shell = try ShellRig(columns: 160)
    try shell.type("\\o ~/a.md\r", until: "a.md")
    try shell.type("SELECT http LAST 1h;\r", until: "1 row from 1 request")
    try shell.type("\\o /no/such/folder\r", until: "cannot write /no/such/folder: No such file")
    try shell.type(
      "\\o ~/b.txt\r", until: "a.md is written\nresults go to \(shell.home.path)/b.txt")
    #expect(text(shell, "a.md")?.contains("| http (TB) |") == true)
    try shell.type("\\last\r\\o\r", until: "b.txt is written")
    #expect(text(shell, "b.txt")?.contains("16.1") == true)
  }

  @Test func invalidArgumentsAreReported() throws {
    let shell = try ShellRig(columns: 160)
    mkfifo(shell.home.appending(path: "pipe").path, 0o600)
    try shell.type("\\o ~/pipe\r", until: "pipe: it is a pipe")
    try shell.type("\\o ~\r", until: "cannot write \(shell.home.path): Is a directory")
    try shell.type("\\o ''\r", until: "a file must have a name")
    try shell.type("\\o a b\r", until: "write \\o [FILE]: ")
    try shell.type("\\o\r", until: "results go to the screen")
  }
}
