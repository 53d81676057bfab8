import PQTerminalTesting
import PQTestSupport
import Testing

/// Warnings about style at the prompt.
@Suite(.ownThread, .timeLimit(.minutes(10))) struct ShellStyleTests {
  private func text(after statement: String, _ shell: ShellRig) throws -> String {
    let before = shell.terminal.written.count
    shell.terminal.type(statement + "\r")
    try shell.terminal.expect("the answer of \(statement)") { screen in
      shell.terminal.written.count > before + statement.utf8.count
        && screen.line(screen.row) == "demo>"
    }
    return shell.screen.text
  }

  /// A typed statement has warnings. A file that is run has none, and `--quiet` hides them.
  @Test func onlyTypedStatementsHaveWarnings() throws {
    let home = TemporaryFolder()
    let shell = try ShellRig(rows: 60, columns: 120, home: home)
    let typed = try text(after: "SELECT 8 * http LAST 1h;", shell)
    #expect(typed.contains("warning[use-bits]: '8 * http' is a number of bits"))
    #expect(typed.contains("= try: bits(http)"))
    let again = try text(after: "SELECT http / 1e9 LAST 1h;", shell)
    #expect(again.contains("= try: 1GB"))
    let quiet = try ShellRig(["--quiet"], columns: 120, home: home)
    #expect(try !text(after: "SELECT 8 * http LAST 1h;", quiet).contains("use-bits"))
  }
}
