import Foundation
import PQTestSupport
import Testing

/// The package in `examples/embedding/`, which a reader copies: it builds, and prints what stands
/// in its folder.
@Suite(.ownThread) struct EmbeddingTests {
  private static let scratch = ".build-embedding"

  @Test(.timeLimit(.minutes(15)))
  func buildsAndPrints() throws {
    // Without its last plan the package manager sees files that are new in a package beside this one.
    try? FileManager.default.removeItem(at: Project.path("\(Self.scratch)/debug.yaml"))
    let build = try swift("build")
    try #require(
      build.status == 0, "\(String(decoding: build.output + build.errors, as: UTF8.self))")
    let run = try swift("run", "--skip-build", "--quiet", "host")
    #expect(run.status == 0)
    let mismatch = Snapshot.mismatch(
      String(decoding: run.output, as: UTF8.self), Project.path("examples/embedding/output.txt"))
    #expect(mismatch == nil, "\(mismatch ?? "")")
  }

  /// Runs a command of the package manager on the package, with a folder for what it builds.
  private func swift(_ command: String, _ arguments: String...) throws -> ProgramRun {
    try PackageManager.run(
      [command, "--package-path", "examples/embedding", "--scratch-path", Self.scratch] + arguments)
  }
}
