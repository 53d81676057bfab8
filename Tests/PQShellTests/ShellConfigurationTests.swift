import PQTerminalTesting
import PQTestSupport
import Testing

/// A conversation begins even if the user's configuration has mistakes.
@Suite(.ownThread, .timeLimit(.minutes(10))) struct ShellConfigurationTests {
  @Test func mistakeIsReportedWithItsLine() throws {
    let home = TemporaryFolder()
    try home.write("LET traffic = http + p2p;\nSET width = 0;\n", to: ".config/pq/rc.pq")
    try home.write("LET a = http;\n\nLET b = htpp;\n", to: ".config/pq/profiles/work.pq")
    let shell = try ShellRig(["--profile", "work"], columns: 200, home: home)
    #expect(shell.screen.text.contains("/.config/pq/rc.pq:2:"))
    #expect(shell.screen.text.contains("/.config/pq/profiles/work.pq:3:9"))
    // A file with a mistake defines nothing.
    try shell.type("SELECT traffic LAST 1h;\r", until: "there is no metric 'traffic'")
    try shell.expectPrompt()
    try shell.type("SELECT http LAST 1h EVERY 1h;\r", until: "1 row from 1 request")
  }

  @Test func aValidConfigurationApplies() throws {
    let home = TemporaryFolder()
    try home.write("LET traffic = http + p2p;\nSET format = 'csv';\n", to: ".config/pq/rc.pq")
    let shell = try ShellRig(home: home)
    try shell.type("SELECT traffic LAST 1h EVERY 1h;\r", until: "\"timestamp\",\"traffic\"")
  }
}
