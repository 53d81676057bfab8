import PQTerminalTesting
import PQTestSupport
import Testing

/// `\fix` on a terminal.
@Suite(.ownThread, .timeLimit(.minutes(10))) struct FixCommandTests {
  @Test func allChangesAtOnce() throws {
    let shell = try ShellRig(rows: 40)
    try shell.type("SELECT htpp, p2p LAST 2h EVREY 1h;\r", until: "\\fix makes the change")
    try shell.expectPrompt()
    try shell.type("\\fix\r", until: "htpp is now http\nEVREY is now EVERY\n")
    try shell.terminal.expect("the text at the prompt") {
      $0.line($0.row) == "demo> SELECT http, p2p LAST 2h EVERY 1h;"
    }
    try shell.type("\r", until: "2 rows from 1 request")
  }

  @Test func whatAFixItChangesIsSaid() throws {
    let shell = try ShellRig(rows: 40)
    try shell.type(
      "SELECT http BY browser LAST 1h LIMIT 2 OFFSET 2;\r", until: "\\fix makes the change")
    try shell.type("\\fix\r", until: "It shows the first rows and skips none.")
  }

  @Test func remainingMistakesAreCounted() throws {
    let shell = try ShellRig(rows: 40)
    try shell.type("SELECT htpp, nonsense LAST 1h;\r", until: "\\fix makes the change")
    try shell.type("\\fix\r", until: "1 mistake is left")
    try shell.terminal.expect("the text at the prompt") {
      $0.line($0.row) == "demo> SELECT http, nonsense LAST 1h;"
    }
  }

  @Test func aTerminalWithoutAnEditorShowsItAndTakesAnEmptyLine() throws {
    let shell = try ShellRig(environment: ["TERM": "dumb"], rows: 40)
    try shell.type("SELECT htpp LAST 1h;\n", until: "\\fix makes the change")
    try shell.type("\\fix\n", until: "demo> SELECT http LAST 1h;\n")
    try shell.type("\n", until: "16.1")
  }

  @Test func invalidArgumentsAreReported() throws {
    let home = TemporaryFolder()
    try home.write("SELECT htpp LAST 1h;", to: "wrong.pq")
    let shell = try ShellRig(rows: 60, home: home)
    try shell.type("\\fix\r", until: "there is no text to mend yet")
    try shell.type("SELECT http LAST 1h;\r", until: "1 row")
    try shell.type("\\fix\r", until: "the last text has no mistake")
    try shell.type("SELECT nonsense LAST 1h;\r", until: "there is no metric 'nonsense'")
    try shell.expectPrompt()
    #expect(!shell.screen.text.contains("\\fix makes"))
    try shell.type("\\fix\r", until: "there is no change that would mend the last text")
    try shell.type("\\i ~/wrong.pq\r", until: "try: http")
    try shell.type("\\fix\r", until: "the last text is a file; \\e edits it")
    try shell.type("\\fix it\r", until: "write \\fix: ")
  }

  @Test func quietHidesTheFixHint() throws {
    let shell = try ShellRig(["--quiet"])
    try shell.type("SELECT htpp LAST 1h;\r", until: "try: http")
    try shell.expectPrompt()
    #expect(!shell.screen.text.contains("\\fix"))
  }
}
