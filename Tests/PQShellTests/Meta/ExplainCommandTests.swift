import PQTestSupport
import Testing

/// `\explain` on a terminal.
@Suite(.ownThread, .timeLimit(.minutes(10))) struct ExplainCommandTests {
  @Test func theLastQueryInEveryForm() throws {
    let shell = try ShellRig(columns: 120)
    try shell.type("SELECT http LAST 2h EVERY 1h;\r", until: "2 rows")
    try shell.expectPrompt()
    // A text without a query, and a wrong one, do not replace the last query.
    try shell.type("SHOW LIMITS;\r", until: "dimensions in BY")
    try shell.expectPrompt()
    try shell.type("SELECT htpp LAST 1h;\r", until: "try: http")
    try shell.expectPrompt()
    try shell.type("\\explain\r", until: "2 buckets of 1h")
    try shell.expectPrompt()
    try shell.type("\\explain json\r", until: "\"requests\": [")
    try shell.expectPrompt()
    try shell.type("\\explain CURL\r", until: "X-Auth-Token: $PEER5_AUTH_TOKEN")
    try shell.expectPrompt()
    try shell.type("\\explain analyze\r", until: "request 1")
    try shell.expectPrompt()
  }

  @Test func explainKeepsTheLastResult() throws {
    let shell = try ShellRig(rows: 60)
    try shell.type("SELECT http LAST 1h;\r", until: "1 row from 1 request")
    try shell.expectPrompt()
    try shell.type("\\explain curl\r", until: "curl -s")
    try shell.expectPrompt()
    try shell.type("\\last csv\r", until: "\"http\"")
  }

  @Test func invalidArgumentsAreReported() throws {
    let shell = try ShellRig()
    try shell.type("\\explain\r", until: "there is no query to explain yet; run one first")
    try shell.type("\\explain nicely\r", until: "write \\explain [json|curl|analyze]: ")
  }
}
