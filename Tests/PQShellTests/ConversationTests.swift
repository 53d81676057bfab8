import Foundation
import PQTerminalTesting
import PQTestSupport
import Testing

/// `pq` on a terminal, from a user's view.
@Suite(.ownThread, .timeLimit(.minutes(10))) struct ConversationTests {
  @Test func aStatementOfTwoLinesIsAnsweredAndRecalled() throws {
    let shell = try ShellRig()
    try shell.type("SELECT http\r", until: "..>")
    #expect(shell.screen.line(shell.screen.row) == "  ..>")
    try shell.type("LAST 2h EVERY 1h;\r", until: "2026-01-15 19:00Z")
    try shell.expectPrompt()
    shell.terminal.type("\u{1B}[A")
    try shell.terminal.expect("the statement as one entry") {
      $0.text.hasSuffix("demo> SELECT http\n  ..> LAST 2h EVERY 1h;")
    }
    #expect(shell.screen.unknown == [])
  }

  @Test func quittingRestoresTheTerminal() throws {
    let shell = try ShellRig()
    #expect(!shell.terminal.isCooked)
    shell.terminal.type("\u{4}")
    #expect(try shell.program.end() == 0)
    #expect(shell.terminal.isCooked)
    #expect(!shell.screen.tellsPastes)
    #expect(shell.screen.showsCursor)
  }

  @Test(arguments: ["exit\r", "quit;\r", "\\q\r"])
  func waysToLeave(keys: String) throws {
    let shell = try ShellRig()
    shell.terminal.type(keys)
    #expect(try shell.program.end() == 0)
  }

  @Test func aMistakeEndsNothingAndLeavesNothingBehind() throws {
    let shell = try ShellRig()
    try shell.type("LET a = http; SELECT htpp LAST 1h;\r", until: "try: http")
    try shell.expectPrompt()
    try shell.type("SELECT a LAST 1h;\r", until: "there is no metric 'a'")
    try shell.expectPrompt()
    try shell.type("LET b = http;\rSELECT b LAST 1h;\r", until: "TB")
  }

  @Test func promptNamesTheBackend() throws {
    let home = TemporaryFolder()
    try home.write("\"timestamp\",\"http\"\n1768500000000,1\n", to: "mine.csv")
    let file = home.url.appending(path: "mine.csv").path
    _ = try ShellRig(["--backend", file], home: home, prompt: "mine.csv>")
    _ = try ShellRig(["--backend", "http://127.0.0.1:9/v1"], prompt: "127.0.0.1:9>")
  }

  @Test func commandsOfTheShell() throws {
    let shell = try ShellRig(rows: 60)
    try shell.type("\\?\r", until: "\\timing [on|off]")
    try shell.expectPrompt()
    try shell.type("\\format csv\r", until: "results are written as csv")
    try shell.type("SELECT http LAST 1h;\r", until: "\"http\"")
    try shell.expectPrompt()
    try shell.type("SELECT p2p LAST 1h;\r", until: "1 row from 1 request in ")
    try shell.expectPrompt()
    try shell.type("\\timing\r", until: "timing is off")
    try shell.type("SELECT http LAST 1h;\r", until: "1 row from 1 request\n")
    try shell.expectPrompt()
    try shell.type("\\timng\r", until: "there is no command \\timng; try \\timing")
    try shell.type("\\format pdf\r", until: "there is no format pdf; there are table, csv")
  }

  @Test func withoutColours() throws {
    let shell = try ShellRig(environment: ["NO_COLOR": "1"])
    try shell.type("SELECT http LAST 6x ", until: "6x")
    try shell.type("\u{3}", until: "^C")
    try shell.type("SELECT\r", until: "..>")
    let written = String(decoding: shell.terminal.written, as: UTF8.self)
    #expect(!written.contains(/\u{1B}\[[0-9;]*m/))
    #expect(shell.screen.unknown == [])
  }

  /// A terminal that cannot move its cursor receives plain text, and edits lines itself.
  @Test(arguments: ["dumb", ""])
  func dumbTerminalGetsPlainText(term: String) throws {
    let shell = try ShellRig(environment: ["TERM": term])
    #expect(shell.terminal.isCooked)
    try shell.type("SELECT http\n", until: "..>")
    try shell.type("LAST 2h EVERY 1h;\n", until: "2026-01-15 19:00Z")
    try shell.expectPrompt()
    #expect(!shell.terminal.written.contains(0x1B))
    shell.terminal.type("\u{4}")
    #expect(try shell.program.end() == 0)
  }

  @Test func aNarrowerAndAWiderWindow() throws {
    let shell = try ShellRig(environment: ["NO_COLOR": "1"], rows: 10, columns: 60)
    let text = "SELECT http, p2p, sessions BY browser.name, os.name"
    try shell.type(text, until: "os.name")
    try resize(shell, columns: 30)
    #expect(
      shell.screen.text.hasSuffix("demo> SELECT http, p2p, sessio\nns BY browser.name, os.name"))
    try resize(shell, columns: 70)
    #expect(shell.screen.text.hasSuffix("\ndemo> \(text)"))
    #expect(shell.screen.text.components(separatedBy: "demo> SELECT").count == 2)
  }

  /// Changes the width of the window, and waits until the program has painted again.
  private func resize(_ shell: ShellRig, columns: Int) throws {
    let before = shell.terminal.written.count
    shell.terminal.resize(rows: 10, columns: columns)
    try shell.terminal.expect("the end of what was typed") { screen in
      shell.terminal.written.count > before && screen.text.hasSuffix("os.name")
    }
  }
}
