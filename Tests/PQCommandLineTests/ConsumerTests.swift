import Foundation
import PQTestSupport
import Testing

/// The results of pq in the programs of its users: Python's csv and json, pandas, DuckDB and jq.
@Suite struct ConsumerTests {
  /// `Tests/Consumers/read.py` prints a line for each check.
  @Test func everyReaderSeesTheSame() throws {
    let run = try ProgramRun(
      [
        try OraclePython.path().path, Project.path("Tests/Consumers/read.py").path,
        Project.programs.appending(path: "pq").path,
      ],
      environment: ["PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"])
    let lines = String(decoding: run.output, as: UTF8.self).split(separator: "\n")
    #expect(run.status == 0, "\(String(decoding: run.errors, as: UTF8.self))")
    #expect(lines.filter { !$0.hasPrefix("ok  ") } == [])
    #expect(lines.count > 20)
  }
}
