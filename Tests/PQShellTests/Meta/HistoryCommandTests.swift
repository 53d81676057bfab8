import PQTerminalTesting
import PQTestSupport
import Testing

/// `\history` on a terminal.
@Suite(.ownThread, .timeLimit(.minutes(10))) struct HistoryCommandTests {
  private func home() throws -> TemporaryFolder {
    let home = TemporaryFolder()
    let lines = (1...30).map { "SELECT http LAST \($0)h;\n" }.joined()
    try home.write("# pq history 1\n\(lines)", to: ".local/state/pq/history")
    return home
  }

  @Test func theLastOnesWithTheirNumbers() throws {
    let shell = try ShellRig(rows: 40, home: home())
    try shell.type("SHOW\rLIMITS;\r", until: "dimensions in BY")
    try shell.expectPrompt()
    try shell.type("\\history\r", until: "   12  SELECT http LAST 12h;\n")
    try shell.expectPrompt()
    #expect(
      shell.screen.text.hasSuffix(
        "   30  SELECT http LAST 30h;\n   31  SHOW\n       LIMITS;\ndemo>"))
    #expect(!shell.screen.text.contains("LAST 11h"))
  }

  @Test func listsByCountOrWord() throws {
    let shell = try ShellRig(home: home())
    try shell.type(
      "\\history 2\r", until: "2\n   29  SELECT http LAST 29h;\n   30  SELECT http LAST 30h;")
    try shell.type("\\history last 3h\r", until: "3h\n    3  SELECT http LAST 3h;\ndemo>")
  }

  @Test func invalidArgumentsAreReported() throws {
    let shell = try ShellRig()
    try shell.type("\\history\r", until: "nothing like that was typed")
    try shell.type("\\history nonsense\r", until: "nonsense\npq: nothing like that was typed")
    try shell.type("\\history 0\r", until: "write \\history [N|WORD]: ")
  }

  @Test func tokensAreNotListed() throws {
    let shell = try ShellRig(environment: ["PEER5_AUTH_TOKEN": "t0k3n-of-mine"])
    try shell.type("SHOW 't0k3n-of-mine';\rSHOW METRICS;\r", until: "rebuffered")
    try shell.type("\\history\r", until: "history\n    1  SHOW METRICS;\ndemo>")
  }

  @Test func aPlainTerminalHasOneToo() throws {
    let shell = try ShellRig(environment: ["TERM": "dumb"])
    try shell.type("SHOW METRICS;\n", until: "rebuffered")
    try shell.type("\\history\n", until: "    1  SHOW METRICS;")
    #expect(shell.history?.contains("SHOW METRICS;") == true)
  }
}
