import Foundation
import PQ
import PQTestSupport
import Testing

/// The lessons in `examples/` in a session of a host program: the answers are those of the program.
@Suite struct LessonSessionTests {
  @Test(arguments: Project.queries(in: "examples").map(\.lastPathComponent))
  func printsWhatTheProgramPrints(lesson: String) async throws {
    let session = Session(
      backend: DemoBackend(), surroundings: .files(in: Project.path("examples").path))
    let answers = try await session.run(try Project.text("examples/\(lesson)"))
    var rest = try Project.text("examples/\(lesson.replacing(".pq", with: ".txt"))")[...]
    for answer in answers {
      let place = try #require(rest.range(of: answer.text()), "\(answer.text()) is not in \(rest)")
      if let file = answer.file { #expect(rest[..<place.lowerBound].hasSuffix("$ cat \(file)\n")) }
      rest = rest[place.upperBound...]
    }
    #expect(!answers.isEmpty)
  }

  @Test(arguments: [
    (
      "INCLUDE '/etc/hostname'",
      "/etc/hostname is not in the folder of the files that can be included"
    ),
    (
      "INCLUDE '../README.md'",
      "../README.md is not in the folder of the files that can be included"
    ),
    (
      "INCLUDE 'lib/../../x.pq'",
      "../x.pq is not in the folder of the files that can be included"
    ),
    ("INCLUDE 'lib'", "cannot read lib: "),
    ("INCLUDE 'lib/none.pq'", "cannot read lib/none.pq: "),
    ("INCLUDE ''", "a file must have a name"),
  ])
  func otherFilesAreRefused(text: String, message: String) {
    let session = Session(
      backend: DemoBackend(), surroundings: .files(in: Project.path("examples").path))
    let error = #expect(throws: QueryTextError.self) { try session.prepare(text) }
    #expect(error?.diagnostics.first?.code == .invalidFile)
    #expect(
      error?.diagnostics.first?.message.contains(message) == true, "\(error.debugDescription)")
  }
}
