import Foundation
import PQTerminalTesting
import PQTestSupport
import Testing

/// The line below a result.
@Suite(.ownThread, .timeLimit(.minutes(10))) struct ShellResultLineTests {
  /// Runs a statement. Returns the line above the next prompt, without the time.
  private func line(
    _ shell: ShellRig, _ statement: String, _ prompt: String = "demo>"
  ) throws -> String {
    let before = shell.terminal.written.count
    shell.terminal.type(statement + "\r")
    try shell.terminal.expect("the answer of \(statement)") { screen in
      shell.terminal.written.count > before + statement.utf8.count
        && screen.line(screen.row) == prompt
    }
    return shell.screen.line(shell.screen.row - 1).replacing(/in [0-9.]+ m?s$/, with: "in TIME")
  }

  @Test func countsRowsRequestsAndTime() throws {
    let home = TemporaryFolder()
    let shell = try ShellRig(rows: 50, columns: 200, home: home)
    for (statement, expected) in [
      ("SELECT http LAST 2h EVERY 1h;", "2 rows from 1 request in TIME"),
      ("SELECT http LAST 1h EVERY 1h; SHOW METRICS;", "5 rows in TIME"),
      ("SELECT http WHERE country = 'ZZ' LAST 1h EVERY 1h;", "0 rows from 1 request in TIME"),
      ("EXPLAIN SELECT http LAST 1h;", "4 lines in TIME"),
      ("EXPLAIN (FORMAT CURL) SELECT http LAST 1h;", "5 lines in TIME"),
      ("LET a = http;", "demo> LET a = http;"),
    ] {
      #expect(try line(shell, statement) == expected)
    }
    let analysis = try line(shell, "EXPLAIN ANALYZE SELECT http LAST 2h EVERY 1h;")
    #expect(analysis.wholeMatch(of: /[0-9]+ rows from 1 request in TIME/) != nil)
    #expect(
      try line(shell, "SELECT http LAST 2h EVERY 1h INTO '\(home.url.path)/x.csv';")
        .hasSuffix("x.csv in TIME"))
  }

  @Test func failedStatementsHaveNoLine() throws {
    let shell = try ShellRig()
    _ = try line(shell, "SELECT htpp LAST 1h;")
    #expect(!shell.screen.text.contains(" row"))
    let port = "127.0.0.1:9"
    let unreachable = try ShellRig(
      ["--backend", "http://\(port)/v1"], environment: ["PEER5_AUTH_TOKEN": "t0ken"], columns: 200,
      prompt: "\(port)>")
    let text = try line(unreachable, "SELECT http LAST 1h EVERY 1h;", "\(port)>")
    #expect(text.hasPrefix("pq: \(port) cannot be reached"))
  }

  @Test func quietHidesTheLine() throws {
    let home = TemporaryFolder()
    let shell = try ShellRig(["--quiet"], home: home)
    let text = try line(shell, "SELECT http LAST 2h EVERY 1h;")
    #expect(text.hasPrefix("2026-01-15 19:00Z"))
    #expect(shell.screen.line(0).hasPrefix("demo> SELECT"))
  }

  @Test func countsCachedRequests() throws {
    let server = try SlowServer(quick: .max)
    let shell = try ShellRig(
      server.arguments + ["--cache"], environment: SlowServer.environment, rows: 60,
      prompt: server.prompt)
    let query = "SELECT http LAST 2d EVERY 5m LIMIT 1;"
    #expect(try line(shell, query, server.prompt) == "1 row from 8 requests in TIME")
    let expected = "1 row from 8 requests (7 from the cache) in TIME"
    #expect(try line(shell, query, server.prompt) == expected)
  }

  @Test func lineReportsMissingParts() throws {
    let server = try SlowServer(quick: .max, refused: 3)
    let shell = try ShellRig(
      server.arguments, environment: SlowServer.environment, prompt: server.prompt)
    let query = "SELECT http LAST 2d EVERY 5m LIMIT 1;"
    #expect(try line(shell, query, server.prompt) == "1 row from 8 requests in TIME")
    #expect(shell.screen.text.contains("pq: an answer in part, without 2026-01-1"))
  }
}
