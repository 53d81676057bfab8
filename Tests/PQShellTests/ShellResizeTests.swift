import PQTerminalTesting
import PQTestSupport
import Testing

/// Windows that become smaller than the typed text.
@Suite(.ownThread, .timeLimit(.minutes(10))) struct ShellResizeTests {
  private static let paste =
    "\u{1B}[200~" + String(repeating: "SELECT http, p2p\nBY x\n", count: 20) + "\u{1B}[201~"

  @Test func aLineThatNoLongerFits() throws {
    try expectAnswer(typed: String(repeating: "x", count: 900), smaller: (10, 80), then: "yz")
  }

  @Test func linesThatNoLongerFit() throws {
    try expectAnswer(
      typed: "SELECT http,\rp2p,\rsessions\rBY browser\rLAST 1h", smaller: (4, 80),
      then: "y\u{1B}[A\u{1B}[A")
  }

  @Test func aPasteIntoTheSmallestWindow() throws {
    try expectAnswer(typed: "", smaller: (1, 1), then: Self.paste + "x" + Self.paste)
  }

  @Test func aTextLargerThanAnyWindow() throws {
    try expectAnswer(
      typed: "\u{1B}[200~" + String(repeating: "日 http\n", count: 100_000) + "\u{1B}[201~",
      smaller: (2, 3), then: "y\u{1B}[H")
  }

  /// Types a text, makes the window smaller, types more, and expects that the prompt still works.
  private func expectAnswer(
    typed: String, smaller: (rows: Int, columns: Int), then more: String
  ) throws {
    let shell = try ShellRig()
    shell.terminal.type(typed)
    try shell.program.settle()
    shell.terminal.resize(rows: smaller.rows, columns: smaller.columns)
    shell.terminal.type(more)
    try shell.program.settle()
    shell.terminal.resize(rows: 24, columns: 80)
    shell.terminal.type("\u{3}")
    try shell.expectPrompt()
    try shell.type("SHOW METRICS;\r", until: "sessions")
    #expect(shell.screen.unknown == [])
  }
}
