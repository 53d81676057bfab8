import Foundation
import PQTestSupport
import Testing

/// The package in `examples/embedding/`, which readers copy: it builds, and prints the expected
/// output in its folder.
@Suite(.ownThread) struct EmbeddingTests {
  private static let scratch = ".build-embedding"

  @Test(.timeLimit(.minutes(15)))
  func buildsAndPrints() throws {
    // With the build plan of an earlier run, the package manager would miss new files of the pq
    // package.
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

  /// Runs a command of the package manager on the package, with a build folder of its own.
  private func swift(_ command: String, _ arguments: String...) throws -> ProgramRun {
    try PackageManager.run(
      [command, "--package-path", "examples/embedding", "--scratch-path", Self.scratch] + arguments)
  }
}
