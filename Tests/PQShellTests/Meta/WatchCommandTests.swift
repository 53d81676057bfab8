import Foundation
import PQModel
import PQTerminalTesting
import PQTestSupport
import Testing

@testable import PQShell

/// `\watch` on a terminal.
@Suite(.ownThread, .timeLimit(.minutes(10))) struct WatchCommandTests {
  @Test func repeatsTheGivenNumberOfTimes() throws {
    let shell = try ShellRig(rows: 40)
    try shell.type("SELECT http LAST 1h;\r", until: "1 row from 1 request")
    try shell.expectPrompt()
    try shell.type("\\watch 1s 2\r", until: ", every 1s, 2 of 2\n")
    try shell.expectPrompt()
    let lines = shell.screen.text.split(separator: "\n")
    #expect(lines.contains { $0.contains(/^[0-2]\d:[0-5]\d:[0-6]\d, every 1s, 1 of 2$/) })
    #expect(lines.filter { $0 == "     16.1" }.count == 3)
  }

  /// The next run would be an hour later.
  @Test func controlCEndsIt() throws {
    let shell = try ShellRig()
    try shell.type("SELECT http LAST 1h;\r", until: "1 row from 1 request")
    try shell.expectPrompt()
    shell.terminal.type("\\watch 1h\r")
    try shell.terminal.expect("the first answer") { screen in
      screen.text.contains("every 1h, Ctrl-C ends it") && screen.line(screen.row) == ""
    }
    shell.terminal.type("\u{3}")
    try shell.expectPrompt()
    try shell.type("SELECT p2p LAST 1h;\r", until: "11.4")
  }

  @Test func nothingIsShownThroughAPager() throws {
    let shell = try ShellRig(
      environment: ["PQ_PAGER": "sh -c 'cat >/dev/null; echo paged'"], rows: 10)
    try shell.type("SHOW FUNCTIONS;\r", until: "paged")
    try shell.expectPrompt()
    try shell.type("\\watch 1s 1\r", until: "if(condition, x, y)")
    try shell.expectPrompt()
    try shell.type("\\last\r", until: "last\npaged\ndemo>")
  }

  @Test func aTextThatIsWrongEndsIt() throws {
    let shell = try ShellRig(rows: 40)
    try shell.type("SELECT htpp LAST 1h;\r", until: "\\fix")
    try shell.expectPrompt()
    try shell.type("\\watch 1h\r", until: "every 1h")
    try shell.expectPrompt()
    #expect(shell.screen.text.components(separatedBy: "there is no metric 'htpp'").count == 3)
  }

  @Test func invalidArgumentsAreReported() throws {
    let shell = try ShellRig(rows: 40)
    try shell.type("\\watch\r", until: "write \\watch 10s [COUNT]: ")
    try shell.type("\\watch 10s\r", until: "there is nothing to watch yet; run a query first")
    try shell.type("\\watch 10\r", until: "10 is no duration; write one such as 10s, 1m30s or 1h")
    try shell.type("\\watch 1mo\r", until: "1mo is no duration")
    try shell.type("\\watch 999ms\r", until: "999ms is too often; at least 1s lies between two")
    try shell.type("\\watch 0s\r", until: "0s is too often")
    try shell.type("\\watch 10s 0\r", until: "0 is no count; write how many times, such as 10")
  }

  @Test(arguments: [
    ("10s", 10_000), ("1m30s", 90_000), ("1500ms", 1500), ("1h", 3_600_000), ("1d", 86_400_000),
  ])
  func acceptsDurations(word: String, milliseconds: Int64) {
    #expect(DurationWord.span(of: word)?.milliseconds == milliseconds)
  }

  @Test(arguments: [
    "", "10", "s", "10 s", "10x", "1y", "-1s", "10s;", "1.5s", "99999999999999999999s",
  ])
  func invalidDurationsAreNil(word: String) {
    #expect(DurationWord.span(of: word) == nil)
  }
}
