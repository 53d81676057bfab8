import Foundation
import PQTestSupport
import Testing

/// `pq` within tmux, under a shell with jobs; see `Tests/Terminal/run`.
@Suite(.timeLimit(.minutes(10))) struct TerminalScriptTests {
  @Test func theScreenAlwaysComesToShowWhatItShould() throws {
    let run = try ProgramRun(
      [
        "/usr/bin/env", "bash", Project.path("Tests/Terminal/run").path,
        Project.programs.appending(path: "pq").path,
      ],
      environment: ["PATH": "/usr/local/bin:/usr/bin:/bin", "LANG": "C.UTF-8"])
    #expect(run.status == 0, "\(String(decoding: run.errors, as: UTF8.self))")
  }
}
