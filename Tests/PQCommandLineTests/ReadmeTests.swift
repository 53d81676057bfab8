import Foundation
import PQTestSupport
import Testing

/// The pages of the project say what is so.
@Suite(.ownThread) struct ReadmeTests {
  /// Commands in the pages print what stands below them. `swift run pq` is run as `pq`, and the tests
  /// do not run themselves.
  @Test(arguments: ["README.md", "grammar/errors.md", "examples/serving/README.md"])
  func commandsPrintWhatStandsBelowThem(page: String) throws {
    let text = try Self.console(of: page)
      .replacing("$ swift run pq ", with: "$ pq ").replacing("$ Tests/run\n", with: "")
    let replayed = try Transcript(name: page, text: text).replayed()
    #expect(text.hasPrefix("$ pq "))
    #expect(replayed == text)
  }

  /// The first page has the two commands that a reader needs, and is short.
  @Test func isShortAndHasTheCommands() throws {
    let console = try Self.console(of: "README.md")
    #expect(console.contains("$ swift run pq examples/01-first-query.pq\n"))
    #expect(console.contains("$ Tests/run\n"))
    #expect(FileManager.default.isExecutableFile(atPath: Project.path("Tests/run").path))
    #expect(try Project.text("README.md").count(where: \.isNewline) <= 100)
  }

  @Test func linksLeadSomewhere() throws {
    for link in try Project.text("README.md").matches(of: /\]\(([^)]+)\)/) {
      let place = Project.path(String(link.1))
      #expect(FileManager.default.fileExists(atPath: place.path), "\(link.1)")
    }
  }

  @Test func hasEveryTarget() throws {
    let text = try Project.text("README.md")
    for folder in Project.contents(of: "Sources") {
      #expect(text.contains("`\(folder.lastPathComponent)`"))
    }
  }

  /// The commands of a page and what they print: its blocks of the kind `console`.
  private static func console(of page: String) throws -> String {
    try Project.text(page).matches(of: /```console\n(.+?)```/.dotMatchesNewlines())
      .map { String($0.1) }.joined()
  }
}
