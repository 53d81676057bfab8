import Foundation
import PQTerminalTesting
import PQTestSupport
import Testing

/// `\why` on a terminal.
@Suite(.ownThread, .timeLimit(.minutes(10))) struct WhyCommandTests {
  @Test func eachCodeIsExplainedOnce() throws {
    let shell = try ShellRig(environment: ["PQ_PAGER": ""], rows: 90)
    try shell.type("\\why\r", until: "no text has run yet")
    try shell.type("SELECT foo, bar, COUNT(*) LAST 1h;\r", until: "try: sessions")
    try shell.expectPrompt()
    try shell.type("\\why\r", until: "belongs to another language")
    try shell.expectPrompt()
    #expect(shell.screen.text.components(separatedBy: "belongs to another language").count == 2)
    try shell.type("SELECT http LAST 1h;\r", until: "1 row")
    try shell.type("\\why\r", until: "the last text has no mistake")
    try shell.type("\\why not\r", until: "write \\why: ")
  }
}
