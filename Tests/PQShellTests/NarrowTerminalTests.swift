import Foundation
import PQTerminalTesting
import PQTestSupport
import Testing

@testable import PQRender

/// Results on terminals that are too narrow for them.
@Suite(.ownThread, .timeLimit(.minutes(10))) struct NarrowTerminalTests {
  /// Returns the exit status of `pq` for a text, and its lines on a terminal with that many
  /// columns.
  private func lines(
    _ text: String, columns: Int, _ options: [String] = []
  ) throws -> (status: Int32, lines: [String]) {
    let home = TemporaryFolder()
    let terminal = try PseudoTerminal(rows: 24, columns: columns)
    let program = try TerminalProgram(
      [Project.programs.appending(path: "pq").path, "-c", text] + options,
      environment: ShellRig.variables(home.url, ["NO_COLOR": "1"]), on: terminal)
    let status = try program.end()
    return (status, Self.lines(terminal.written).dropLast())
  }

  private static func lines(_ written: some Collection<UInt8>) -> [String] {
    written.filter { $0 != 0x0D }.split(separator: 0x0A, omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }
  }

  @Test(arguments: 1...20)
  func tablesFitTheTerminal(columns: Int) throws {
    let result = try lines(
      "SELECT http, sessions BY city, browser LAST 2h EVERY 1h; SHOW METRICS; SHOW LIMITS;"
        + " EXPLAIN ANALYZE SELECT http LAST 1h EVERY 1h;"
        + " SELECT http BY os DURING YESTERDAY EVERY 1d TIMEZONE 'Europe/Berlin'",
      columns: columns)
    #expect(result.status == 0 && result.lines.count > 4)
    #expect(result.lines.allSatisfy { $0.displayWidth <= columns })
  }

  /// Output that cannot be shortened is wrapped by the terminal.
  @Test(arguments: [1, 2, 5, 20])
  func otherFormatsAreNotShortened(columns: Int) throws {
    for options in [["--format", "vertical"], ["--format", "markdown"]] {
      let text = "SELECT http BY city LAST 1h EVERY 1h; EXPLAIN SELECT http LAST 1h"
      let whole = try ProgramRun.pq(["-c", text] + options)
      let result = try lines(text, columns: columns, options)
      #expect(result.status == 0)
      #expect(
        result.lines.joined(separator: "\n") + "\n" == String(decoding: whole.output, as: UTF8.self)
      )
    }
  }

  @Test(arguments: [1, 2, 5, 20])
  func mistakesAreReported(columns: Int) throws {
    let result = try lines("SELECT htpp BY browsr LAST 1h; SHOW X", columns: columns)
    #expect(result.status == 1 && result.lines.contains { $0.contains("htpp") })
  }

  @Test func aResizedWindowHasItsOwnWidth() throws {
    let shell = try ShellRig(rows: 30, columns: 100)
    let query = "SELECT http, p2p, played, sessions BY city, browser LAST 1h EVERY 1h LIMIT 2;\r"
    for columns in [60, 40, 110] {
      shell.terminal.resize(rows: 30, columns: columns)
      let before = shell.terminal.written.count
      shell.terminal.type(query)
      try shell.terminal.wait(for: "an answer") {
        Self.lines(shell.terminal.written[before...]).contains { $0.hasPrefix("2 rows from") }
      }
      let written = Self.lines(shell.terminal.written[before...])
      let rules = written.filter { $0.contains("──") }
      #expect(rules.count == 1)
      #expect(written.contains { $0.contains("more column") } == (columns < 70))
      let width = try #require(rules.first).count { $0 == "─" || $0 == " " }
      #expect(width <= columns && width > columns - 35)
      try shell.expectPrompt()
    }
  }
}
