import PQTerminalTesting
import PQTestSupport
import Testing

/// `\set` on a terminal.
@Suite(.ownThread, .timeLimit(.minutes(10))) struct SettingCommandTests {
  @Test func settingsOfTheLanguageAndOfTheShell() throws {
    let shell = try ShellRig(rows: 60)
    try shell.type("\\set timezone Europe/Berlin\r", until: "timezone is Europe/Berlin")
    try shell.type("\\set max_requests 0\r", until: "max_requests is 0")
    try shell.type("\\set format csv\r", until: "results are written as csv")
    try shell.type("\\set timing off\r", until: "timing is off")
    try shell.type("\\set\r", until: "max_requests  ")
    for row in ["timezone         Europe/Berlin", "max_requests     0", "format           csv"] {
      try shell.terminal.expect(row)
    }
    try shell.terminal.expect("timing           off")
    try shell.terminal.expect("pager            on")
    try shell.type("\\set pager off\r", until: "the pager is off")
    try shell.type("SELECT http LAST 1h;\r", until: "no more than 0")
    try shell.type("\\set width\r", until: "width    80")
    try shell.type("\\set max_requests unlimited\r", until: "max_requests is unlimited")
    try shell.type("SELECT p2p LAST 1h;\r", until: "1 row from 1 request")
  }

  /// A value cannot contain a statement.
  @Test func aValueIsNoStatement() throws {
    let shell = try ShellRig(rows: 60)
    try shell.type("\\set timezone \"UTC'; LET a = http; --\"\r", until: "there is no time zone")
    try shell.expectPrompt()
    try shell.type("\\d names\r", until: "nothing has a name yet")
  }

  @Test func invalidArgumentsAreReported() throws {
    let shell = try ShellRig(rows: 60)
    try shell.type("\\set timezoen UTC\r", until: "there is no setting timezoen; try timezone")
    try shell.type("\\set xyzzy\r", until: "there is no setting xyzzy; \\set lists them")
    try shell.type("\\set timezone Europe/Berln\r", until: "try: 'Europe/Berlin'")
    try shell.type("\\set width 0\r", until: "error")
    try shell.type("\\set width\r", until: "width    80")
    try shell.type("\\set format pdf\r", until: "there is no format pdf")
    try shell.type("\\set token_command 'rm -rf /'\r", until: "rc.pq")
    try shell.type("\\set a b c\r", until: "write \\set [NAME [VALUE]]: ")
  }
}
