import Foundation
import PQTestSupport
import Testing

/// The pages of the project agree with the program and the sources.
@Suite(.ownThread) struct ReadmeTests {
  /// The commands in the pages print the text below them. `swift run pq` is run as `pq`; the
  /// commands that run the tests are skipped.
  @Test(arguments: [
    "README.md", "grammar/errors.md", "grammar/meaning.md", "examples/serving/README.md",
  ])
  func commandsPrintTheDocumentedOutput(page: String) throws {
    let text = try Self.console(of: page)
      .replacing("$ swift run pq ", with: "$ pq ").replacing("$ Tests/run\n", with: "")
    let replayed = try Transcript(name: page, text: text).replayed()
    #expect(text.hasPrefix("$ pq "))
    #expect(replayed == text)
  }

  /// The README has the commands that a reader needs, and is short.
  @Test func isShortAndHasTheCommands() throws {
    let console = try Self.console(of: "README.md")
    #expect(try Project.text("README.md").contains("    Packaging/build packages\n"))
    #expect(try Project.text("README.md").contains("`Packaging/build`"))
    #expect(FileManager.default.isExecutableFile(atPath: Project.path("Packaging/build").path))
    #expect(console.contains("$ swift run pq examples/01-first-query.pq\n"))
    #expect(console.contains("$ Tests/run\n"))
    #expect(FileManager.default.isExecutableFile(atPath: Project.path("Tests/run").path))
    #expect(try Project.text("README.md").count(where: \.isNewline) <= 100)
  }

  @Test(arguments: pages)
  func linkedFilesExist(page: String) throws {
    for link in try Project.text(page).matches(of: /\]\(([^):]+)\)/) {
      let place = Project.path(String(link.1))
      #expect(FileManager.default.fileExists(atPath: place.path), "\(link.1)")
    }
  }

  /// The types and files that a page names exist, so a renamed one must be renamed in the page.
  @Test(arguments: pages)
  func namedTypesAndFilesExist(page: String) throws {
    for name in try Project.text(page).matches(of: /`([A-Za-z.]+)(?:\(.*?\))?`/) {
      let types = name.1.split(separator: ".").filter {
        $0.first?.isUppercase == true && $0.dropFirst().contains(where: \.isLowercase)
      }
      let areThere = types.allSatisfy(Self.names.contains)
      #expect(areThere, "\(name.0) is nowhere in the sources")
    }
    for path in try Project.text(page).matches(of: /`((?:Sources|Tests|grammar|examples)\/[^` ]+)`/)
    {
      let place = Project.path(String(path.1))
      #expect(FileManager.default.fileExists(atPath: place.path), "\(path.0)")
    }
  }

  /// The words of all Swift files, and the names of all files and folders.
  private static let names: Set<Substring> = {
    var names: Set<Substring> = []
    for file in Project.swiftFiles {
      let source = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
      names.formUnion(source.split { !$0.isLetter })
      names.formUnion(file.deletingPathExtension().pathComponents.map { $0[...] })
    }
    return names
  }()

  private static let pages = ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "SECURITY.md"]

  /// Returns the commands of a page and their output: its blocks of the kind `console`.
  private static func console(of page: String) throws -> String {
    try Project.text(page).matches(of: /```console\n(.+?)```/.dotMatchesNewlines())
      .map { String($0.1) }.joined()
  }
}
