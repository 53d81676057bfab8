import Foundation
import PQTestSupport
import Testing

/// The Swift code in the README and in the articles of the library. It is a part of `EmbeddingTests`
/// because it is built in the same folder.
extension EmbeddingTests {
  @Test(.timeLimit(.minutes(15)))
  func codeOfPagesPrintsTheDocumentedOutput() throws {
    let pages = try CodePages()
    let folder = "\(Self.scratch)/pages"
    try pages.write(to: Project.path(folder))
    try Self.build(folder)
    let run = try Self.run("pages")
    #expect(run.status == 0, "\(String(decoding: run.errors, as: UTF8.self))")
    for page in pages.replayed(String(decoding: run.output, as: UTF8.self)) {
      let mismatch = Snapshot.mismatch(page.text, Project.path(page.name))
      #expect(mismatch == nil, "\(mismatch ?? "")")
    }
  }

  @Test func commentsHaveExamples() throws {
    #expect(try CommentExamples().examples.count >= 9)
  }

  /// A block with an import is a file of an example, which is built with the example.
  @Test func filesInPagesAreThoseOfTheExamples() throws {
    let files = try FileManager.default.subpathsOfDirectory(
      atPath: Project.path("examples/embedding").path
    ).filter { $0.hasSuffix(".swift") }
    let texts = Set(try files.map { try Project.text("examples/embedding/\($0)") })
    var count = 0
    for case .file(let text) in try CodePages().blocks {
      count += 1
      #expect(texts.contains(text), "no file of examples/embedding is\n\(text)")
    }
    #expect(count >= 3)
  }

  /// The pages name the dependency of the package that runs their code.
  @Test func pagesNameTheDependency() throws {
    var count = 0
    for case .dependency(let line) in try CodePages().blocks {
      count += 1
      #expect(line == CodePages.dependency + "\n")
    }
    #expect(count == 1)
    #expect(try Project.text("README.md").contains("`\(CodePages.dependency)`"))
  }

  /// The landing page of the articles lists every type of the interface.
  @Test func theLandingPageListsEveryType() throws {
    let page = try Project.text("Sources/PQ/PQ.docc/PQ.md")
    let types = try Project.text("Tests/PublicInterface.txt")
      .matches(of: /(?:^|\n)(?:struct|enum|protocol|class|actor) (?<name>\w+)/).map(\.name)
    #expect(types.count > 30)
    #expect(types.filter { !page.contains("\n- ``\($0)``\n") } == [])
  }
}
