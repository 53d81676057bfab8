import Foundation
import PQTerminalTesting
import PQTestSupport
import Testing

/// `\backend` on a terminal.
@Suite(.ownThread, .timeLimit(.minutes(10))) struct BackendCommandTests {
  private func home() throws -> TemporaryFolder {
    let home = TemporaryFolder()
    try home.write("\"timestamp\",\"http\"\n1768500000000,1000\n", to: "mine.csv")
    return home
  }

  @Test func backendChangesAndDefinitionsAreKept() throws {
    let shell = try ShellRig(rows: 60, columns: 120, home: home())
    try shell.type("\\backend\r", until: "demo answers; its clock is 2026-01-15T20:30Z")
    try shell.type("LET twice = http * 2; SET time = 'iso'; \r", until: "demo>")
    try shell.type("SELECT http LAST 1h;\r", until: "16.1")
    try shell.expectPrompt()
    try shell.type(
      "\\backend ~/mine.csv\r", until: "mine.csv answers; its clock is 2026-01-15T18:01Z")
    try shell.expectPrompt("mine.csv>")
    try shell.type("\\last json\r", until: "{\"http\": 16141232912728}")
    try shell.type("SELECT twice LAST 1m EVERY 1m;\r", until: "2.00")
    try shell.type("\\last csv\r", until: "\"2026-01-15T18:00:00.000Z\",2000")
    try shell.type("\\d p2p\r", until: "has none of it")
    try shell.type("\\backend demo\r", until: "demo answers")
    try shell.expectPrompt()
    try shell.type("SELECT twice LAST 1h;\r", until: "32.3")
  }

  @Test func invalidBackendsKeepTheCurrentOne() throws {
    let shell = try ShellRig(columns: 160)
    try shell.type("\\backend nowhere\r", until: "there is no backend 'nowhere'; use demo, live")
    try shell.expectPrompt()
    try shell.type("\\backend ~/none.csv\r", until: "there is no file \(shell.home.path)/none.csv")
    try shell.expectPrompt()
    try shell.type("\\backend http://\r", until: "http://: ")
    try shell.expectPrompt()
    try shell.type("\\backend http://me:secret@host/v1\r", until: "must have no name and password")
    try shell.expectPrompt()
    try shell.type("\\backend demo live\r", until: "write \\backend [PLACE]: ")
    try shell.type("SELECT http LAST 1h;\r", until: "16.1")
  }

  /// Progress and Ctrl-C work as with a backend that is chosen at the start.
  @Test func aServerIsWaitedFor() throws {
    let server = try SilentServer()
    let shell = try ShellRig(environment: ["PEER5_AUTH_TOKEN": "t0ken"])
    try shell.type("\\backend \(server.address)\r", until: "\(server.address) answers\n")
    try shell.expectPrompt(server.prompt)
    shell.terminal.type("SELECT http LAST 2h EVERY 1h;\r")
    try shell.terminal.expect("how far it is") { $0.line($0.row) == "0 of 1 request, 0 rows" }
    try shell.type("\u{3}", until: "cancelled; 0 of 1 request")
    try shell.expectPrompt(server.prompt)
    // The same holds for `\watch`.
    try shell.type("\\watch 1h\r", until: "every 1h")
    try shell.terminal.expect("how far it is") { $0.line($0.row) == "0 of 1 request, 0 rows" }
    shell.terminal.type("\u{3}")
    try shell.expectPrompt(server.prompt)
  }
}
