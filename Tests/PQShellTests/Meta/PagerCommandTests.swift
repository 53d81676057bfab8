import PQTerminalTesting
import PQTestSupport
import Testing

/// `\pager` on a terminal.
@Suite(.ownThread, .timeLimit(.minutes(10))) struct PagerCommandTests {
  private static let query = "SELECT http LAST 9h EVERY 1h;\r"
  private static let last = "2026-01-15 19:00Z"

  @Test func turnsItOffAndOn() throws {
    let shell = try ShellRig(environment: ["PQ_PAGER": "/usr/bin/head -n 3"], rows: 10)
    try shell.type(Self.query, until: "9 rows from 1 request")
    try shell.expectPrompt()
    #expect(!shell.screen.text.contains(Self.last))
    try shell.type("\\pager\r", until: "the pager is off")
    try shell.type(Self.query, until: Self.last)
    try shell.expectPrompt()
    try shell.type("\\pager ON;\r", until: "the pager is on")
    try shell.type("SELECT p2p LAST 8h EVERY 1h;\r", until: "8 rows from 1 request")
    try shell.expectPrompt()
    #expect(shell.screen.line(shell.screen.row - 2).hasPrefix("2026-01-15 12:00Z"))
    try shell.type("\\pager maybe\r", until: "write \\pager [on|off]")
  }

  /// `\pager` uses the usual pager, even if the environment turns pagers off.
  @Test func turnsOnTheDefaultPager() throws {
    let shell = try ShellRig(environment: ["NO_COLOR": "1"], empty: ["PQ_PAGER"], rows: 10)
    try shell.type("\\pager\r", until: "the pager is on")
    shell.terminal.type(Self.query)
    try shell.terminal.expect("the prompt of less") { $0.line(9) == ":" }
    try shell.type("q", until: "9 rows from 1 request")
  }

  @Test func isOfNoUseOnADumbTerminal() throws {
    let shell = try ShellRig(environment: ["TERM": "dumb"])
    try shell.type("\\pager on\n", until: "this terminal cannot turn pages")
  }
}
