import Foundation
import PQTerminalTesting
import PQTestSupport
import Testing

/// `pq` within tmux, under a shell with jobs; see `Tests/Terminal/run`.
@Suite(.ownThread, .timeLimit(.minutes(10))) struct TerminalScriptTests {
  @Test func theScreenAlwaysComesToShowWhatItShould() throws {
    // Its own terminal also gives the script the usual signals, of which tests have many blocked.
    let terminal = try PseudoTerminal(rows: 50, columns: 200)
    let script = try TerminalProgram(
      [
        "/usr/bin/env", "bash", Project.path("Tests/Terminal/run").path,
        Project.programs.appending(path: "pq").path,
      ],
      environment: [
        // Homebrew's folder is where macOS has tmux.
        "PATH": "/usr/local/bin:/opt/homebrew/bin:/usr/bin:/bin", "LANG": ShellRig.utf8Locale,
      ], on: terminal)
    let status = try script.end(within: .seconds(500))
    #expect(status == 0, "\(terminal.screen.text)")
  }
}
