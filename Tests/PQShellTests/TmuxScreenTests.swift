import Foundation
import PQTerminalTesting
import PQTestSupport
import Testing

/// `pq` in tmux, started by a shell with job control; see `Tests/Terminal/run`.
@Suite(.ownThread, .timeLimit(.minutes(10))) struct TmuxScreenTests {
  @Test func theScreenIsRightInTmux() throws {
    // With a terminal of its own, the script also has the default signals. The tests may have
    // blocked many.
    let terminal = try PseudoTerminal(rows: 50, columns: 200)
    let script = try TerminalProgram(
      [
        "/usr/bin/env", "bash", Project.path("Tests/Terminal/run").path,
        Project.programs.appending(path: "pq").path,
      ],
      environment: [
        // On macOS, tmux is in the folder of Homebrew.
        "PATH": "/usr/local/bin:/opt/homebrew/bin:/usr/bin:/bin", "LANG": ShellRig.utf8Locale,
      ], on: terminal)
    let status = try script.end(within: .seconds(500))
    #expect(status == 0, "\(terminal.screen.text)")
  }
}
