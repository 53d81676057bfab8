import Foundation
import PQTerminalTesting
import PQTestSupport
import Testing

/// Results that are taller than the screen, on a terminal.
@Suite(.ownThread, .timeLimit(.minutes(10))) struct ShellPagerTests {
  /// A pager that marks its start and its end, and shows everything between them.
  private static let passing = "echo '[page'; /bin/cat; echo 'page]'"
  /// A pager that shows some lines and waits for Enter.
  private static let waiting = "/usr/bin/head -n 5; echo '[more]'; read answer < /dev/tty"

  /// `sh` reads the script of the pager, because a file that was just written cannot always be run:
  /// another test may start a program at that moment, which then has the file open.
  private func variables(_ script: String, _ home: TemporaryFolder) throws -> [String: String] {
    try home.write(script + "\n", to: "pager")
    return ["PQ_PAGER": "/bin/sh \(home.url.appending(path: "pager").path)"]
  }

  private func shell(
    _ script: String, _ more: [String: String] = [:], rows: Int = 10, columns: Int = 80
  ) throws -> ShellRig {
    let home = TemporaryFolder()
    let variables = try variables(script, home).merging(more) { $1 }
    return try ShellRig(environment: variables, rows: rows, columns: columns, home: home)
  }

  private func written(_ shell: ShellRig) -> String {
    String(decoding: shell.terminal.written, as: UTF8.self)
  }

  /// Other lines: two of the header, one below the rows, and the prompt.
  @Test func shortResultsAreNotPaged() throws {
    let shell = try shell(Self.passing)
    try shell.type("SELECT http LAST 6h EVERY 1h;\r", until: "6 rows from 1 request in ")
    try shell.expectPrompt()
    #expect(!written(shell).contains("page"))
    #expect(shell.screen.line(0).hasPrefix("timestamp"))
    try shell.type("SELECT http LAST 7h EVERY 1h;\r", until: "7 rows from 1 request in ")
    try shell.expectPrompt()
    #expect(written(shell).components(separatedBy: "[page").count == 2)
    #expect(written(shell).components(separatedBy: "page]").count == 2)
  }

  @Test func everyResultHasItsOwnPages() throws {
    let shell = try shell(Self.passing)
    try shell.type(
      "SELECT http LAST 9h EVERY 1h; SHOW INTERVALS; SELECT p2p LAST 8h EVERY 1h;\r",
      until: "8 rows from 1 request in ")
    try shell.expectPrompt()
    #expect(written(shell).components(separatedBy: "[page").count == 4)
    #expect(shell.screen.scrolledOff.contains { $0.hasPrefix("9 rows from 1 request in ") })
  }

  /// The remaining rows are not rendered.
  @Test func leavingThePagerReturnsToThePrompt() throws {
    let shell = try shell(Self.waiting)
    try shell.type("SELECT http BY country LAST 13d EVERY 1h;\r", until: "[more]")
    #expect(shell.screen.line(shell.screen.row) == "")
    try shell.type("\n", until: " rows from ")
    try shell.expectPrompt()
    #expect(!written(shell).contains("pq: "))
    try shell.type("SHOW METRICS;\r", until: "5 rows in ")
  }

  /// The pager decides what Ctrl-C does.
  @Test func controlCIsHandledByThePager() throws {
    let shell = try shell(
      """
      trap 'echo "[kept]"' INT
      echo '[more]'
      until read answer < /dev/tty; do :; done
      /bin/cat
      """)
    try shell.type("SELECT http LAST 9h EVERY 1h;\r", until: "[more]")
    try shell.type("\u{3}", until: "[kept]")
    shell.terminal.type("\n")
    try shell.terminal.expect("9 rows from 1 request")
    try shell.expectPrompt()
    #expect(!written(shell).contains("cancelled"))
  }

  @Test func controlCMayEndThePagerAndNeverTheShell() throws {
    let shell = try shell(Self.waiting)
    try shell.type("SELECT http BY country LAST 13d EVERY 1h;\r", until: "[more]")
    try shell.type("\u{3}", until: " rows from ")
    try shell.expectPrompt()
    try shell.type("SHOW METRICS;\r", until: "5 rows in ")
  }

  @Test func missingPagerIsReportedOnce() throws {
    let shell = try shell(Self.passing, ["PQ_PAGER": "/no/such/pager -x"], columns: 120)
    for _ in 1...2 {
      try shell.type("SELECT http LAST 7h EVERY 1h;\r", until: "7 rows from 1 request in ")
      try shell.expectPrompt()
      #expect(shell.screen.text.contains("2026-01-15 19:00Z"))
      shell.terminal.type("SHOW FUNCTIONS;\r")
      try shell.expectPrompt()
    }
    let notes = written(shell).components(separatedBy: "pq: the pager /no/such/pager cannot be")
    #expect(notes.count == 2 && written(shell).contains("set PQ_PAGER to another program"))
  }

  @Test func failedPagerIsReported() throws {
    let shell = try shell("exit 3", columns: 160)
    try shell.type("SELECT http LAST 7h EVERY 1h;\r", until: "has ended with status 3")
    try shell.expectPrompt()
    try shell.type("SELECT http LAST 7h EVERY 1h;\r", until: "2026-01-15 19:00Z")
  }

  @Test(arguments: [
    (["PAGER": "/no/such"], ["PQ_PAGER"]), ([:], ["PAGER"]), (["PQ_PAGER": "cat"], []),
  ])
  func thereMayBeNone(variables: [String: String], empty: [String]) throws {
    let shell = try ShellRig(environment: variables, empty: empty, rows: 10)
    try shell.type("SELECT http LAST 9h EVERY 1h;\r", until: "9 rows from 1 request in ")
    try shell.expectPrompt()
    #expect(!written(shell).contains("pager") && shell.screen.text.contains("2026-01-15 19:00Z"))
  }

  @Test func watchIsNotPaged() throws {
    let shell = try shell(Self.passing)
    try shell.type("SELECT http LAST 9h EVERY 1h;\r", until: "page]")
    try shell.expectPrompt()
    shell.terminal.type("\\watch 1s 1\r")
    try shell.terminal.expect("the answer") { screen in
      screen.scrolledOff.contains { $0.hasSuffix("every 1s, 1 of 1") }
        && screen.line(screen.row) == "demo>"
    }
    try shell.type("SELECT p2p LAST 9h EVERY 1h;\r", until: "page]")
    try shell.expectPrompt()
    #expect(written(shell).components(separatedBy: "[page").count == 3)
  }

  /// A long line counts as the rows that it takes. Help is paged like any other text.
  @Test func longLinesAndHelpAreTallAsWell() throws {
    let shell = try shell(Self.passing, rows: 9, columns: 24)
    try shell.type("EXPLAIN SELECT http LAST 1h;\r", until: "page]")
    try shell.expectPrompt()
    try shell.type("SHOW METRICS;\r", until: "5 rows in ")
    try shell.expectPrompt()
    try shell.type("\\?\r", until: "page]")
  }

  /// Formats for programs are printed exactly, so that they can be copied from the screen.
  @Test func formatsForProgramsAreNotPaged() throws {
    let shell = try shell(Self.passing)
    try shell.type("\\format csv\r", until: "written as csv")
    try shell.type("SELECT http LAST 99h EVERY 1h;\r", until: "99 rows from 1 request in ")
    try shell.expectPrompt()
    #expect(!written(shell).contains("[page"))
  }

  /// Whatever modes a pager leaves behind, lines begin in the first column afterwards.
  @Test func terminalModesAreRestored() throws {
    let shell = try shell("cat > /dev/null; stty raw -echo < /dev/tty; exit 3")
    try shell.type("SELECT http LAST 99h EVERY 1h;\r", until: "99 rows from 1 request")
    try shell.expectPrompt()
  }

  @Test func aFileIsNotPaged() throws {
    let home = TemporaryFolder()
    let file = home.url.appending(path: "out.txt").path
    let shell = try ShellRig(
      ["-o", file], environment: try variables(Self.passing, home), rows: 10, home: home)
    try shell.type("SELECT http LAST 9h EVERY 1h;\r", until: "9 rows from 1 request in ")
    try shell.expectPrompt()
    try shell.type(
      "SELECT http LAST 8h EVERY 1h INTO '\(home.url.path)/x.csv';\r",
      until: "8 rows from 1 request")
    try shell.expectPrompt()
    shell.terminal.type("\u{4}")
    #expect(try shell.program.end() == 0)
    #expect(!written(shell).contains("[page"))
    #expect(try String(contentsOfFile: file, encoding: .utf8).contains("2026-01-15 19:00Z"))
  }

  /// The pager is stopped together with the shell, and continues with it.
  @Test func aStoppedPagerGoesOn() throws {
    let home = TemporaryFolder()
    // The path of the program must fit into one row.
    let terminal = try PseudoTerminal(rows: 20, columns: 300)
    let variables = ["PS1": "$ "].merging(try variables(Self.waiting, home)) { $1 }
    let bash = try TerminalProgram(
      ["/bin/bash", "--norc", "--noprofile", "-i"],
      environment: ShellRig.variables(home.url, variables), on: terminal)
    try terminal.expect("a shell") { $0.line($0.row) == "$" }
    let program = Project.programs.appending(path: "pq").path
    terminal.type(program + "\r")
    try terminal.expect("a prompt") { $0.line($0.row) == "demo>" }
    terminal.type("SELECT http LAST 20h EVERY 1h;\r")
    try terminal.expect("[more]")
    terminal.type("\u{1A}")
    try terminal.expect("Stopped")
    try terminal.expect("a shell again") { $0.line($0.row) == "$" }
    terminal.type("fg\r")
    try terminal.expect("the pager again") { $0.text.components(separatedBy: program).count == 4 }
    terminal.type("\r")
    try terminal.expect("20 rows from 1 request")
    try terminal.expect("a prompt") { $0.line($0.row) == "demo>" }
    bash.send(SIGHUP)
  }

  @Test func lessShowsAPageAndIsLeft() throws {
    let shell = try ShellRig(environment: ["NO_COLOR": "1"], rows: 10)
    try shell.type("SELECT http LAST 40h EVERY 1h;\r", until: "2026-01-14 09:00Z")
    try shell.terminal.expect("the pager's prompt") { $0.line(9) == ":" }
    #expect(shell.screen.line(0).hasPrefix("timestamp"))
    try shell.type(" ", until: "2026-01-14 14:00Z")
    try shell.type("q", until: "40 rows from 1 request in ")
    try shell.expectPrompt()
  }
}
