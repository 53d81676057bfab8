import Foundation
import PQTestSupport
import Testing

/// The packages in `examples/embedding/`, which readers copy: they build, print the expected output in
/// their folders, and pass their tests. All packages are built in the same scratch folder, so that the
/// modules of pq are compiled once.
@Suite(.ownThread, .serialized) struct EmbeddingTests {
  /// A package with a program that prints something and ends.
  enum Example: String, CaseIterable {
    case report
    case backend

    /// The folder of the package.
    var folder: String { "examples/embedding/\(rawValue)" }

    /// The name of the program.
    var program: String {
      switch self {
      case .report: "report"
      case .backend: "log-report"
      }
    }
  }

  static let scratch = ".build-embedding"

  @Test(.timeLimit(.minutes(15)), arguments: Example.allCases)
  func buildsAndPrints(example: Example) throws {
    try Self.build(example.folder, "--build-tests")
    let run = try Self.run(example.program)
    #expect(run.status == 0, "\(run.text)")
    let mismatch = Snapshot.mismatch(
      String(decoding: run.output, as: UTF8.self), Project.path("\(example.folder)/output.txt"))
    #expect(mismatch == nil, "\(mismatch ?? "")")
    let tests = try Self.swift("test", example.folder, ["--skip-build"])
    #expect(tests.status == 0, "\(tests.text)")
  }

  /// The exit statuses of the report for a file without countries, and for a file that is not there.
  @Test func theReportHasExitStatuses() throws {
    try Self.build(Example.report.folder, "--build-tests")
    let wrong = try Self.run("report", "examples/data/by-browser.csv")
    #expect(wrong.status == 1)
    #expect(wrong.text.hasPrefix("report: error[unknown-name]: "), "\(wrong.text)")
    #expect(try Self.run("report", "nowhere.csv").status == 3)
  }

  /// A backend takes at most forty lines, without comments and empty lines.
  @Test func aBackendTakesFortyLines() throws {
    let file = "\(Example.backend.folder)/Sources/LogBackend/LogBackend.swift"
    let lines = try Project.text(file).split(separator: "\n").filter { line in
      !line.drop { $0 == " " }.isEmpty && !line.drop { $0 == " " }.hasPrefix("//")
    }
    #expect(lines.count <= 40)
  }

  @Test(.timeLimit(.minutes(15)))
  func theServerAnswersAPage() throws {
    try Self.build("examples/embedding/server")
    let server = try ExampleServer(Project.path("\(Self.scratch)/debug/server"))
    let page = try server.get("/")
    #expect(page.contains("<title>Traffic</title>"))
    #expect(page.hasSuffix("\n200 text/html; charset=utf-8"))
    let traffic = try server.get("/traffic?country=DE&range=1h")
    #expect(traffic.hasPrefix(#"[{"browserName":"Chrome","http":"#), "\(traffic)")
    #expect(traffic.hasSuffix("\n200 application/json"))
    let wrong = try server.get("/traffic?range=soon")
    #expect(wrong.hasPrefix(#"{"error":"error[invalid-parameter]: "#), "\(wrong)")
    #expect(wrong.hasSuffix("\n400 application/json"))
    #expect(try server.get("/traffic?city=Bonn").hasSuffix("\n400 application/json"))
    #expect(try server.get("/nowhere").contains("\n404"))
  }

  /// Builds a package, or fails.
  static func build(_ folder: String, _ options: String...) throws {
    // With the build plan of an earlier run, the package manager would miss new files of the pq
    // package.
    try? FileManager.default.removeItem(at: Project.path("\(scratch)/debug.yaml"))
    let build = try swift("build", folder, options)
    try #require(build.status == 0, "\(build.text)")
  }

  /// Runs a built program.
  static func run(_ program: String, _ arguments: String...) throws -> ProgramRun {
    try ProgramRun(
      [Project.path("\(scratch)/debug/\(program)").path] + arguments, in: Project.root)
  }

  private static func swift(
    _ command: String, _ folder: String, _ options: [String]
  ) throws -> ProgramRun {
    try PackageManager.run(
      [command, "--package-path", folder, "--scratch-path", scratch] + options)
  }
}

extension ProgramRun {
  /// Everything that the program has printed.
  fileprivate var text: String { String(decoding: output + errors, as: UTF8.self) }
}
