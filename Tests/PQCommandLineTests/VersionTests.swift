import Foundation
import PQSystem
import PQTestSupport
import Testing

/// The number of the version has one source.
@Suite(.ownThread) struct VersionTests {
  /// The commit is `unknown`, unless `Packaging/build` has made the program.
  @Test func programsPrintNumberAndCommit() throws {
    for program in ["pq", "pq-serve"] {
      let run = try ProgramRun([Project.programs.appending(path: program).path, "--version"])
      let words = String(decoding: run.output, as: UTF8.self).split(separator: " ")
      try #require(words.count == 3)
      #expect(words[0] == program && words[1] == ProgramVersion.number)
      let isCommit = words[2].wholeMatch(of: /\((unknown|[0-9a-f]{7,}(-dirty)?)\)\n/) != nil
      #expect(isCommit, "\(words[2])")
      #expect(run.status == 0)
    }
  }

  /// The first version is older than the list of changes.
  @Test func theNewestVersionOfTheChangesIsTheNumber() throws {
    let headings = try Project.text("CHANGELOG.md").matches(of: /\n## ([0-9]+\.[0-9.]+) \(/)
    #expect(headings.first?.1 ?? "0.1.0" == ProgramVersion.number)
  }
}
