import Foundation
import PQTerminalTesting
import PQTestSupport
import Testing

/// The display of a long statement, and the effect of Ctrl-C.
@Suite(.ownThread, .timeLimit(.minutes(10))) struct ShellProgressTests {
  /// A query with sixteen requests.
  private static let query = "SELECT http LAST 4d EVERY 5m"

  private func shell(
    _ server: SlowServer, rows: Int = 24, columns: Int = 80, _ more: [String: String] = [:]
  ) throws -> ShellRig {
    try ShellRig(
      server.arguments, environment: SlowServer.environment.merging(more) { $1 }, rows: rows,
      columns: columns, prompt: String(server.prompt.suffix(columns / 2 - 1)))
  }

  /// Returns all rows that were ever on the screen.
  private func rows(_ shell: ShellRig) -> String {
    (shell.screen.scrolledOff + [shell.screen.text]).joined(separator: "\n")
  }

  private func waitForProgress(_ shell: ShellRig, _ text: String) throws {
    try shell.terminal.expect("how far it is") { $0.line($0.row).hasPrefix(text) }
  }

  @Test func progressIsShownAndErased() throws {
    let server = try SlowServer(quick: 5)
    let shell = try shell(server)
    shell.terminal.type("\(Self.query) LIMIT 2;\r")
    try waitForProgress(shell, "5 of 16 requests, 360 rows")
    server.open()
    try shell.terminal.expect("2 rows from 16 requests in ")
    try shell.expectPrompt(server.prompt)
    #expect(!rows(shell).contains(" of 16 "))
    let lines = shell.screen.text.split(separator: "\n")
    #expect(lines.count == 9 && lines[3].hasPrefix("timestamp"))
  }

  @Test func progressIsErasedBeforeThePager() throws {
    let server = try SlowServer(quick: 5)
    let shell = try shell(server, rows: 10, ["PQ_PAGER": "/usr/bin/head -n 3"])
    shell.terminal.type("\(Self.query);\r")
    try waitForProgress(shell, "5 of 16 requests, 360 rows")
    server.open()
    try shell.terminal.expect("1,152 rows from 16 requests in ")
    try shell.expectPrompt(server.prompt)
    #expect(!rows(shell).contains(" of 16 "))
    #expect(shell.screen.text.contains("\ntimestamp          http ("))
  }

  /// The line is cut, because a line that the terminal has wrapped cannot be erased.
  @Test(arguments: [4, 7, 12, 20])
  func progressIsCutToTheWindow(columns: Int) throws {
    let server = try SlowServer(quick: 5)
    let shell = try shell(server, rows: 60, columns: columns)
    shell.terminal.type("\(Self.query) LIMIT 2;\r")
    try waitForProgress(shell, String("5 of 16 requests, 360 rows".prefix(columns - 1)))
    #expect(shell.screen.line(shell.screen.row).count < columns)
    let before = shell.screen.row
    server.open()
    // If there is no room for a column, the number of hidden columns is shown.
    try shell.terminal.expect("the table where it was") { screen in
      screen.line(before).first == (columns < 20 ? "…" : "t")
    }
  }

  @Test func controlCReportsTheProgress() throws {
    let server = try SlowServer(quick: 5)
    let shell = try shell(server)
    shell.terminal.type("\(Self.query); SHOW METRICS;\r")
    try waitForProgress(shell, "5 of 16 requests, 360 rows")
    try shell.type("\u{3}", until: "pq: cancelled; 5 of 16 requests, 360 rows so far")
    try shell.expectPrompt(server.prompt)
    #expect(rows(shell).components(separatedBy: " of 16 ").count == 2)
    // The next statement of the text does not run either.
    #expect(!rows(shell).contains("5 rows"))
    server.open()
    try shell.type("SHOW METRICS;\r", until: "5 rows in ")
  }

  @Test func keysTypedDuringAStatementAreKept() throws {
    let server = try SlowServer(quick: 5)
    let shell = try shell(server)
    shell.terminal.type("\(Self.query) LIMIT 2;\r")
    try waitForProgress(shell, "5 of 16 requests, 360 rows")
    shell.terminal.type("SHOW METRICS;\rSHOW LIM")
    server.open()
    try shell.terminal.expect("2 rows from 16 requests in ")
    try shell.terminal.expect("5 rows in ")
    try shell.terminal.expect("what was begun") { $0.line($0.row) == "\(server.prompt) SHOW LIM" }
    try shell.type("ITS;\r", until: "dimensions in BY")
  }

  /// An answer that arrives at once may take long to print.
  @Test func controlCEndsALongResult() throws {
    let shell = try ShellRig(["--format", "csv"])
    try shell.type(
      "SELECT http, p2p, played BY country, os LAST 2d EVERY 1m;\r", until: "\"US\"")
    shell.terminal.type("\u{3}")
    try shell.terminal.expect("pq: cancelled; the answer has ")
    try shell.expectPrompt()
    try shell.type("SHOW METRICS;\r", until: "5 rows in ")
  }
}
