import Foundation
import PQTestSupport
import Testing

/// The packages in `examples/embedding/`, which readers copy: they build, print the expected output in
/// their folders, and pass their tests.
@Suite(.ownThread, .serialized) struct EmbeddingTests {
  /// A package, by its folder. All packages are built in the same scratch folder, so that the modules of
  /// pq are compiled once.
  enum Example: String, CaseIterable {
    case host = "examples/embedding"
    case backend = "examples/embedding/backend"

    /// The name of the program.
    var program: String {
      switch self {
      case .host: "host"
      case .backend: "log-report"
      }
    }

    var hasTests: Bool {
      switch self {
      case .host: false
      case .backend: true
      }
    }
  }

  private static let scratch = ".build-embedding"

  @Test(.timeLimit(.minutes(15)), arguments: Example.allCases)
  func buildsAndPrints(example: Example) throws {
    // With the build plan of an earlier run, the package manager would miss new files of the pq
    // package.
    try? FileManager.default.removeItem(at: Project.path("\(Self.scratch)/debug.yaml"))
    let build = try swift(example, "build", example.hasTests ? ["--build-tests"] : [])
    try #require(build.status == 0, "\(build.text)")
    let run = try swift(example, "run", ["--skip-build", "--quiet", example.program])
    #expect(run.status == 0)
    let mismatch = Snapshot.mismatch(
      String(decoding: run.output, as: UTF8.self), Project.path("\(example.rawValue)/output.txt"))
    #expect(mismatch == nil, "\(mismatch ?? "")")
    if example.hasTests {
      let tests = try swift(example, "test", ["--skip-build"])
      #expect(tests.status == 0, "\(tests.text)")
    }
  }

  /// A backend takes at most forty lines, without comments and empty lines.
  @Test func aBackendTakesFortyLines() throws {
    let file = "\(Example.backend.rawValue)/Sources/LogBackend/LogBackend.swift"
    let lines = try Project.text(file).split(separator: "\n").filter { line in
      !line.drop { $0 == " " }.isEmpty && !line.drop { $0 == " " }.hasPrefix("//")
    }
    #expect(lines.count <= 40)
  }

  /// Runs a command of the package manager on a package, with a build folder of its own.
  private func swift(
    _ example: Example, _ command: String, _ arguments: [String]
  ) throws -> ProgramRun {
    try PackageManager.run(
      [command, "--package-path", example.rawValue, "--scratch-path", Self.scratch] + arguments)
  }
}

extension ProgramRun {
  /// Everything that the program has printed.
  fileprivate var text: String { String(decoding: output + errors, as: UTF8.self) }
}
