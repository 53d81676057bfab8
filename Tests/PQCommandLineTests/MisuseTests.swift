import Foundation
import PQTestSupport
import Testing

/// What a host program can do wrong. It is a part of `EmbeddingTests` because it is built in the same
/// folder.
extension EmbeddingTests {
  /// The program in `Tests/HostProgram` makes each mistake that compiles once. Every mistake ends with an
  /// error, and none stops the program.
  @Test(.timeLimit(.minutes(15)))
  func everyMistakeIsAnError() throws {
    try Self.build("Tests/HostProgram")
    let run = try Self.run("misuse")
    #expect(run.status == 0, "\(String(decoding: run.errors, as: UTF8.self))")
    let text = String(decoding: run.output, as: UTF8.self)
    #expect(!text.contains("nothing happened"))
    let count = text.split(separator: "\n").count { $0.first?.isNumber == true }
    #expect(count >= 40)
    let mismatch = Snapshot.mismatch(text, Project.path("Tests/HostProgram/output.txt"))
    #expect(mismatch == nil, "\(mismatch ?? "")")
  }
}
