import Foundation
import PQTestSupport
import Testing

/// The lessons in `examples/`: each file is run as a reader would run it. The file of the same name
/// with the extension `txt` has its expected output, followed by the files that it writes. A file
/// in `examples/data/` is answered from the fixture of its name. Those in `examples/lib/` are
/// included by others.
@Suite(.ownThread) struct ExampleTests {
  static let lessons = Project.queries(in: "examples")
  static let files = lessons + Project.queries(in: "examples/data")
  static let texts = files + Project.queries(in: "examples/lib")

  @Test(arguments: files)
  func printsTheExpectedOutput(file: URL) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "pq-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    // The expected output of a lesson that writes files has the note that the demo answers; that of
    // the others has not.
    let isNoted = try String(contentsOf: file, encoding: .utf8).contains("INTO ")
    let run = try ProgramRun.pq(backend(of: file) + [file.path], in: folder, namesDemo: !isNoted)
    #expect(run.status == 0)
    let printed = String(decoding: run.output + run.errors, as: UTF8.self)
    let output = try printed + written(to: folder)
    #expect(output.split(separator: "\n", omittingEmptySubsequences: false).count <= 25)
    let mismatch = Snapshot.mismatch(output, sibling(of: file, "txt"))
    #expect(mismatch == nil, "\(mismatch ?? "")")
  }

  @Test(arguments: texts)
  func isFormattedCanonically(file: URL) throws {
    let run = try pq(["fmt", "--check", file.path])
    #expect(run.status == 0, "\(String(decoding: run.errors, as: UTF8.self))")
  }

  @Test(arguments: files)
  func passesTheCheckCommand(file: URL) throws {
    let run = try pq(["check"] + backend(of: file) + [file.path])
    #expect(run.status == 0 && run.errors.isEmpty)
  }

  /// The lessons are numbered from 01 without a gap, and each output file has a lesson.
  @Test func areNumbered() {
    let numbers = Self.lessons.map { $0.lastPathComponent.prefix(3) }
    #expect(numbers == Self.lessons.indices.map { ($0 < 9 ? "0" : "") + "\($0 + 1)-" })
    let outputs = Project.contents(of: "examples").filter { $0.pathExtension == "txt" }
    #expect(outputs.map { sibling(of: $0, "pq") } == Self.lessons)
  }

  /// Returns the names and contents of the files in a folder, as a shell would show them.
  private func written(to folder: URL) throws -> String {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    return try names.map { name in
      try "\n$ cat \(name)\n" + String(contentsOf: folder.appending(path: name), encoding: .utf8)
    }.joined()
  }

  private func pq(_ arguments: [String]) throws -> ProgramRun {
    try ProgramRun.pq(arguments, in: Project.root)
  }

  private func backend(of file: URL) -> [String] {
    let fixture = sibling(of: file, "csv")
    let exists = FileManager.default.fileExists(atPath: fixture.path)
    return exists ? ["--backend", fixture.path] : []
  }

  private func sibling(of file: URL, _ kind: String) -> URL {
    file.deletingPathExtension().appendingPathExtension(kind)
  }
}
